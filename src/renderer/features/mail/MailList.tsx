import { useWindowEvent } from '@mantine/hooks'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { mailKey } from '#renderer/records/mail/mail.path.ts'
import { isBusyTarget, latinKey } from '#renderer/ui/keys.ts'
import type { ListedMail } from '#shared/mail/mail.schema.ts'
import { MailListRow } from './MailListRow.tsx'
import classes from './MailPage.module.css'

/** As tall as its two lines and their space, in px. */
const rowHeight = 60

type Props = {
  rows: ListedMail[]
  selected: string | undefined
  onOpen: (row: ListedMail) => void
  /** The last row is in sight. */
  onEnd: () => void
}

/** Mails, newest first; J/K and the arrows walk through them. */
export function MailList({ rows, selected, onOpen, onEnd }: Props) {
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    initialRect: { width: window.innerWidth, height: window.innerHeight }
  })
  const items = virtualizer.getVirtualItems()
  const isEnd = (items.at(-1)?.index ?? 0) >= rows.length - 1
  useEffect(() => {
    if (isEnd) onEnd()
  })
  const at = rows.findIndex((row) => mailKey(row) === selected)
  useWalkingKeys((step) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))]
    if (!next) return
    virtualizer.scrollToIndex(rows.indexOf(next), { align: 'auto' })
    onOpen(next)
  })
  return (
    <div ref={scroller} className={classes.scroller}>
      <ul
        className={classes.list}
        aria-label={t('mail.list.label')}
        style={{ blockSize: virtualizer.getTotalSize() }}
      >
        {items.map(({ index, start }) => {
          const row = rows[index]
          return (
            row && (
              <li
                key={mailKey(row)}
                className={classes.item}
                // Only mails in sight exist: their place has to be said.
                aria-posinset={index + 1}
                aria-setsize={rows.length}
                style={{ insetBlockStart: start, blockSize: rowHeight }}
              >
                <MailListRow row={row} isSelected={index === at} onOpen={onOpen} />
              </li>
            )
          )
        })}
      </ul>
    </div>
  )
}

const steps: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }

function useWalkingKeys(onStep: (step: number) => void): void {
  useWindowEvent('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    if (isBusyTarget(event.target)) return
    const step = steps[event.key.length === 1 ? latinKey(event) : event.key]
    if (step === undefined) return
    event.preventDefault()
    onStep(step)
  })
}
