import { type RefObject, type UIEvent, useState } from 'react'

/** In pixels; BoardCard.module.css says the same. */
const cardHeight = 88
const gap = 8
export const rowHeight = cardHeight + gap
const paddingStart = 2

/** Rows above and below the visible ones that are in the page already. */
const overscan = 3

/** How many rows a column of this height shows. */
export function rowsInView(height: number): number {
  return Math.ceil(height / rowHeight)
}

/**
 * Which rows of a column are in the page. Every row has the same height, so nothing is measured: a column needs to
 * know only how far it is scrolled. `pinned` stays in the page wherever the column is scrolled to: the card that has
 * the keyboard or is being dragged must not vanish under the hand.
 */
export function useColumnRows(
  scroller: RefObject<HTMLElement | null>,
  { count, visible, pinned }: { count: number; visible: number; pinned: number | null }
) {
  const [top, setTop] = useState(0)
  const last = count - 1
  const start = Math.max(0, Math.min(top, last) - overscan)
  const end = Math.min(last, top + visible + overscan)
  const indexes = Array.from({ length: Math.max(0, end - start + 1) }, (_, at) => start + at)
  const isPinnedOutside = pinned !== null && pinned <= last && (pinned < start || pinned > end)
  return {
    indexes: isPinnedOutside ? [...indexes, pinned].sort((a, b) => a - b) : indexes,
    /** The rows in the page around the visible ones. */
    range: { start, end },
    totalSize: count === 0 ? 0 : paddingStart + count * rowHeight,
    onScroll: (event: UIEvent) => setTop(Math.floor(event.currentTarget.scrollTop / rowHeight)),
    /** Brings a row into view, moving no further than it must. */
    reveal: (index: number) => {
      const element = scroller.current
      if (!element) return
      const { scrollTop, clientHeight } = element
      const from = offsetOf(index) - gap
      const to = offsetOf(index) + cardHeight + gap - clientHeight
      if (from < scrollTop) element.scrollTop = Math.max(0, from)
      else if (to > scrollTop) element.scrollTop = to
    }
  }
}

/** Where a row stands in its column, in pixels. */
export function offsetOf(index: number): number {
  return paddingStart + index * rowHeight
}
