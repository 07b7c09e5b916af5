import { useTranslation } from 'react-i18next'
import { formatNumber } from '../records/formats.ts'
import classes from './Sidebar.module.css'

type Props = {
  /** Nothing is shown for 0. */
  count: number
  /** The count in words, for hovering and for screen readers. */
  words: string
  collapsed: boolean
  testId: string
}

/** How many things of a section call for somebody. */
export function SidebarCount({ count, words, collapsed, testId }: Props) {
  const { i18n } = useTranslation()
  if (count === 0) return null
  return (
    <span
      className={classes.badge}
      data-collapsed={collapsed || undefined}
      title={words}
      data-testid={testId}
    >
      <span aria-hidden>{collapsed ? '' : formatNumber(count, i18n.language)}</span>
      <span className={classes.spoken}>{words}</span>
    </span>
  )
}
