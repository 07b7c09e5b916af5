import { Tooltip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { KeyHint } from '../ui/KeyHint.tsx'
import { FailedMailCount } from './FailedMailCount.tsx'
import { OverdueCount } from './OverdueCount.tsx'
import classes from './Sidebar.module.css'
import type { Section } from './sections.ts'

/** One section in the sidebar. */
export function SidebarLink({ section, collapsed }: { section: Section; collapsed: boolean }) {
  const { t } = useTranslation()
  const [location] = useLocation()
  const label = t(`frame.sections.${section.name}`)
  const isHere = location === section.path || location.startsWith(`${section.path}/`)
  const Icon = section.icon
  const link = (
    <Link
      href={section.path}
      className={classes.link}
      aria-current={isHere ? 'page' : undefined}
      aria-label={collapsed ? label : undefined}
    >
      <Icon size={18} stroke={1.5} className={classes.icon} />
      {!collapsed && <span>{label}</span>}
      {section.name === 'tasks' && <OverdueCount collapsed={collapsed} />}
      {section.name === 'mail' && <FailedMailCount collapsed={collapsed} />}
    </Link>
  )
  // A tooltip takes longer to make than the link, so there is none where the link says it all.
  if (!collapsed) return link
  return (
    <Tooltip
      label={
        <span className={classes.tip}>
          {label} <KeyHint keys={`G+${section.key}`} />
        </span>
      }
    >
      {link}
    </Tooltip>
  )
}
