import {
  IconCheckbox,
  IconCopyCheck,
  IconDatabaseImport,
  IconKeyboard,
  IconLanguage,
  IconLogout,
  IconPlus,
  IconRefresh,
  IconTableImport
} from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { duplicateKinds } from '#shared/duplicates/duplicate.values.ts'
import { languages } from '#shared/values/language.ts'
import { startImport } from '../features/imports/import.start.ts'
import type { Command } from '../features/palette/command.ts'
import { duplicatesPath } from '../records/merge/duplicates.path.ts'
import { openTaskDialog } from '../records/tasks/task.store.ts'
import { setPreferences } from '../state/preferences.store.ts'
import { useMay, useSession } from '../state/session.store.ts'
import { colorSchemes, schemeIcons } from '../ui/color.schemes.ts'
import { languageNames } from '../ui/language.names.ts'
import { showError } from '../ui/toasts.tsx'
import { useLeave } from '../ui/useLeave.ts'
import { openKeys } from './overlays.store.ts'
import { type Section, useSections } from './sections.ts'

/** Everything that the palette can do for this person, in the order it is offered. */
export function useCommands(): Command[] {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const mayWrite = useMay('sales')
  const mayAdminister = useMay('admin')
  const leave = useLeave()
  const isShared = useSession(({ workspace }) => workspace?.kind === 'server')
  const sections = useSections()
  const newLead: Command = {
    id: 'new-lead',
    label: t('frame.palette.newLead'),
    icon: IconPlus,
    run: () => navigate('/leads/new')
  }
  const importLeads: Command = {
    id: 'import-leads',
    label: t('frame.palette.importLeads'),
    icon: IconTableImport,
    run: () => navigate('/leads/import')
  }
  const newContact: Command = {
    id: 'new-contact',
    label: t('frame.palette.newContact'),
    icon: IconPlus,
    run: () => navigate('/contacts/new')
  }
  const newTask: Command = {
    id: 'new-task',
    label: t('frame.palette.newTask'),
    icon: IconCheckbox,
    run: () => openTaskDialog({ kind: 'new' })
  }
  const openSync: Command = {
    id: 'sync',
    label: t('frame.palette.go', { section: t('sync.title') }),
    icon: IconRefresh,
    run: () => navigate('/sync')
  }
  const importDump: Command = {
    id: 'import-dump',
    label: t('frame.palette.importDump'),
    icon: IconDatabaseImport,
    run: () => {
      navigate('/settings')
      startImport().catch((error: unknown) => showError(error))
    }
  }
  return [
    ...(mayWrite ? [newLead, newContact, newTask, importLeads] : []),
    ...goCommands(sections, t, navigate),
    ...appearanceCommands(t),
    ...(mayAdminister ? [...duplicateCommands(t, navigate), importDump] : []),
    ...(isShared ? [openSync] : []),
    { id: 'keys', label: t('frame.palette.keys'), icon: IconKeyboard, keys: '?', run: openKeys },
    { id: 'sign-out', label: t('frame.menu.signOut'), icon: IconLogout, points: true, run: leave.session }
  ]
}

function duplicateCommands(t: TFunction, navigate: (to: string) => void): Command[] {
  return duplicateKinds.map((kind) => ({
    id: `duplicates-${kind}`,
    label: t(`frame.palette.duplicates.${kind}`),
    icon: IconCopyCheck,
    run: () => navigate(duplicatesPath(kind))
  }))
}

function goCommands(sections: Section[], t: TFunction, navigate: (to: string) => void): Command[] {
  return sections.map(({ name, path, icon, key }) => ({
    id: `go-${name}`,
    label: t('frame.palette.go', { section: t(`frame.sections.${name}`) }),
    icon,
    keys: `G+${key}`,
    run: () => navigate(path)
  }))
}

function appearanceCommands(t: TFunction): Command[] {
  const languageCommands = languages.map((language) => ({
    id: `language-${language}`,
    label: t('frame.palette.useLanguage', { language: languageNames[language] }),
    icon: IconLanguage,
    run: () => setPreferences({ language })
  }))
  const themeCommands = colorSchemes.map((colorScheme) => ({
    id: `theme-${colorScheme}`,
    label: t('frame.palette.useTheme', { theme: t(`frame.theme.${colorScheme}`) }),
    icon: schemeIcons[colorScheme],
    run: () => setPreferences({ colorScheme })
  }))
  return [...languageCommands, ...themeCommands]
}
