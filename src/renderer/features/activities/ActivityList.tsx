import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { dayWords } from '#renderer/records/tasks/task.words.ts'
import { useListKeys } from '#renderer/ui/table/useListKeys.ts'
import type { ActivityRow } from '#shared/activities/activity.contract.ts'
import { pathOf } from '#shared/records/record.schema.ts'
import { calendarInstant } from '#shared/values/calendar-day.ts'
import { ActivityLineView } from './ActivityLineView.tsx'
import classes from './ActivityList.module.css'
import { activitiesStore, useActivities } from './activities.store.ts'
import type { useActivityEntries } from './useActivityEntries.ts'

/** In pixels; ActivityList.module.css says the same. */
const lineHeight = 36
/** Older entries are asked for while this many lines are still to come. */
const ahead = 40

/** Entries of all records on one line each, under their days; only the lines in sight are in the page. */
export function ActivityList({ result }: { result: ReturnType<typeof useActivityEntries> }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const { entries, lines, hasNextPage, isFetchingNextPage, fetchNextPage, isPlaceholderData } = result
  const active = useActivities((state) => state.active)
  const scroller = useRef<HTMLDivElement>(null)
  const listId = useId()
  const initialOffset = useRef(activitiesStore.getState().offset)
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    overscan: 10,
    initialOffset: initialOffset.current
  })
  const items = virtualizer.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last > lines.length - ahead) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, last, lines.length, fetchNextPage])

  const open = (entry: ActivityRow | undefined) => {
    if (entry?.record?.mayOpen) navigate(pathOf(entry.record))
  }
  useListKeys({
    active,
    total: entries.length,
    enabled: true,
    onMove: (move) => {
      if (move === 'open') open(entries[active])
      else if (move === 'close' && active >= 0) activitiesStore.setState({ active: -1 })
      else if (typeof move === 'object' && 'to' in move) {
        activitiesStore.setState({ active: move.to })
        const line = lines.findIndex((other) => other.kind === 'entry' && other.place === move.to)
        virtualizer.scrollToIndex(line, { align: 'auto' })
      } else return false
      return true
    }
  })
  return (
    <div
      ref={scroller}
      className={classes.scroller}
      data-stale={isPlaceholderData || undefined}
      onScroll={(event) => activitiesStore.setState({ offset: event.currentTarget.scrollTop })}
    >
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: WAI-ARIA allows it; keys move the mark
        role="grid"
        tabIndex={0}
        aria-label={t('activities.list.label')}
        aria-activedescendant={active >= 0 ? `${listId}-${active}` : undefined}
        className={classes.list}
        style={{ blockSize: virtualizer.getTotalSize() }}
      >
        <tbody>
          {items.map(({ index, start }) => {
            const line = lines[index]
            if (!line) return null
            return line.kind === 'day' ? (
              <DayHeading key={index} day={line.day} start={start} />
            ) : (
              <ActivityLineView
                key={index}
                id={`${listId}-${line.place}`}
                entry={line.entry}
                start={start}
                active={line.place === active}
                onOpen={open}
              />
            )
          })}
        </tbody>
      </table>
      {isFetchingNextPage && <p className={classes.waiting}>{t('activities.list.older')}</p>}
    </div>
  )
}

function DayHeading({ day, start }: { day: string | null; start: number }) {
  const { t, i18n } = useTranslation()
  const instant = day && calendarInstant(day)
  return (
    <tr className={classes.day} style={{ insetBlockStart: start }}>
      <th scope="rowgroup">
        {instant ? dayWords(instant, new Date(), i18n.language) : t('activities.list.undated')}
      </th>
    </tr>
  )
}
