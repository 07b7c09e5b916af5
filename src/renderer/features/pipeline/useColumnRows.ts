import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import type { RefObject } from 'react'

/** In pixels; BoardCard.module.css says the same. */
export const cardHeight = 88
const cardGap = 8

/**
 * Which rows of a column are in the page. `pinned` stays there wherever the column is scrolled to: the card that
 * has the keyboard or is being dragged must not vanish under the hand.
 */
export function useColumnRows(scroller: RefObject<HTMLElement | null>, count: number, pinned: number | null) {
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => cardHeight,
    gap: cardGap,
    paddingStart: 2,
    paddingEnd: cardGap,
    scrollPaddingStart: cardGap,
    scrollPaddingEnd: cardGap,
    overscan: 3,
    rangeExtractor: (range) => withPinned(defaultRangeExtractor(range), pinned, count)
  })
  const { startIndex, endIndex } = virtualizer.range ?? { startIndex: 0, endIndex: 0 }
  return {
    items: virtualizer.getVirtualItems(),
    totalSize: virtualizer.getTotalSize(),
    /** The visible rows and a few around them. */
    range: { start: Math.max(0, startIndex - 3), end: Math.min(count - 1, endIndex + 3) },
    scrollTo: (index: number) => virtualizer.scrollToIndex(index)
  }
}

function withPinned(indexes: number[], pinned: number | null, count: number): number[] {
  if (pinned === null || pinned >= count || indexes.includes(pinned)) return indexes
  return [...indexes, pinned].sort((a, b) => a - b)
}
