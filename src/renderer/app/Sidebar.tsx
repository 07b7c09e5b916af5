import { ActionIcon } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePreferences } from '../state/preferences.store.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { LateTooltip } from '../ui/LateTooltip.tsx'
import { openPalette } from './overlays.store.ts'
import classes from './Sidebar.module.css'
import { SidebarLink } from './SidebarLink.tsx'
import { footSections, mainSections, useSections } from './sections.ts'
import { toggleSidebar } from './useFrameKeys.ts'
import { WorkspaceMenu } from './WorkspaceMenu.tsx'

/** Workspace, palette and sections. 232 px wide, 56 when collapsed; a narrow window begins collapsed. */
export function Sidebar() {
  const { t } = useTranslation()
  const { collapsed, toggle } = useCollapsed()
  const [main, foot] = [useSections(mainSections), useSections(footSections)]
  const Toggle = collapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  const toggleLabel = collapsed ? t('frame.sidebar.expand') : t('frame.sidebar.collapse')
  return (
    <div className={classes.sidebar} data-collapsed={collapsed || undefined}>
      <WorkspaceMenu collapsed={collapsed} />
      <PaletteButton collapsed={collapsed} />
      <nav className={classes.nav} aria-label={t('frame.sections.label')}>
        <div className={classes.links}>
          {main.map((section) => (
            <SidebarLink key={section.name} section={section} collapsed={collapsed} />
          ))}
        </div>
        <div className={classes.links}>
          {foot.map((section) => (
            <SidebarLink key={section.name} section={section} collapsed={collapsed} />
          ))}
        </div>
      </nav>
      <div className={classes.foot}>
        <LateTooltip label={toggleLabel}>
          <ActionIcon onClick={toggle} aria-label={toggleLabel} aria-expanded={!collapsed}>
            <Toggle size={18} stroke={1.5} className="points" />
          </ActionIcon>
        </LateTooltip>
      </div>
    </div>
  )
}

function PaletteButton({ collapsed }: { collapsed: boolean }) {
  const { t } = useTranslation()
  const button = (
    <button
      type="button"
      className={classes.search}
      onClick={openPalette}
      aria-label={collapsed ? t('frame.palette.label') : undefined}
      aria-keyshortcuts="Control+K Meta+K"
    >
      <IconSearch size={16} stroke={1.75} />
      {!collapsed && (
        <>
          <span className={classes.searchText}>{t('frame.palette.open')}</span>
          <span aria-hidden>
            <KeyHint keys="mod+K" />
          </span>
        </>
      )}
    </button>
  )
  return collapsed ? <LateTooltip label={t('frame.palette.label')}>{button}</LateTooltip> : button
}

function useCollapsed() {
  const preferred = usePreferences((preferences) => preferences.sidebarCollapsed)
  const narrow = useMediaQuery('(max-width: 999px)', false, { getInitialValueInEffect: false })
  const [openWhileNarrow, setOpenWhileNarrow] = useState(false)
  if (!narrow) return { collapsed: preferred, toggle: toggleSidebar }
  return { collapsed: !openWhileNarrow, toggle: () => setOpenWhileNarrow((open) => !open) }
}
