import { type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '#renderer/state/session.store.ts'
import { PageHeader } from '#renderer/ui/PageHeader.tsx'
import { AccountSection } from './AccountSection.tsx'
import { AppearanceSection } from './AppearanceSection.tsx'
import { RemindersSection } from './RemindersSection.tsx'
import classes from './Settings.module.css'
import { WorkspaceSection } from './WorkspaceSection.tsx'

type Props = { pipelineSection: ReactNode; importSection: ReactNode }

/** One column of sections. Those that come from other features are shown to administrators. */
export function SettingsPage({ pipelineSection, importSection }: Props) {
  const { t } = useTranslation()
  const isAdmin = useMay('admin')
  return (
    <>
      <PageHeader title={t('settings.title')} />
      <div className={classes.scroll}>
        <div className={classes.column}>
          <AppearanceSection />
          <RemindersSection />
          <AccountSection />
          <WorkspaceSection />
          {isAdmin && <Suspense>{pipelineSection}</Suspense>}
          {isAdmin && <Suspense>{importSection}</Suspense>}
        </div>
      </div>
    </>
  )
}
