import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { DuplicateKind } from '#shared/duplicates/duplicate.values.ts'
import { DuplicateCard } from './DuplicateCard.tsx'
import classes from './Duplicates.module.css'
import type { useDuplicateGroups } from './duplicate.groups.ts'

/** Further groups are asked for while this many are still to come. */
const ahead = 10
/** The height of a group of two, in px, until it is measured. */
const usualHeight = 132

type Props = { kind: DuplicateKind; isDismissed: boolean; result: ReturnType<typeof useDuplicateGroups> }

/** The groups below each other; only those in sight are in the page. */
export function DuplicateList({ kind, isDismissed, result }: Props) {
  const { t } = useTranslation()
  const { groups, hasNextPage, isFetchingNextPage, fetchNextPage, isPlaceholderData } = result
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: groups.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => usualHeight,
    getItemKey: (index) => groups[index]?.ids.join() ?? index,
    overscan: 4
  })
  const items = virtualizer.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last > groups.length - ahead) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, last, groups.length, fetchNextPage])
  return (
    <div ref={scroller} className={classes.scroller} data-stale={isPlaceholderData || undefined}>
      <ul
        className={classes.list}
        aria-label={t('duplicates.title')}
        style={{ blockSize: virtualizer.getTotalSize() }}
      >
        {items.map(({ index, key, start }) => {
          const group = groups[index]
          return (
            group && (
              <li
                key={key}
                ref={virtualizer.measureElement}
                data-index={index}
                className={classes.item}
                style={{ insetBlockStart: start }}
              >
                <DuplicateCard kind={kind} group={group} isDismissed={isDismissed} />
              </li>
            )
          )
        })}
      </ul>
      {isFetchingNextPage && <p className={classes.waiting}>{t('duplicates.older')}</p>}
    </div>
  )
}
