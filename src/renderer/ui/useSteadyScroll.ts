import { type RefObject, useLayoutEffect, useRef } from 'react'
import { findMoved } from './moved.rows.ts'

/** How many rows are remembered: when the first one in sight is gone, the next one is what is looked at. */
const remembered = 40

type Options = {
  scroller: RefObject<HTMLElement | null>
  /** Height of a row, in px. */
  rowSize: number
  idAt: (index: number) => string | undefined
  /** Another result begins at its top: there is nothing to keep still. */
  resultKey: string
  /** How far the list is scrolled when it is first shown, in px: asking the element would lay the page out early. */
  initialOffset: number
}

/**
 * News that put rows above those in sight, or take some away, do not move what is looked at: the list is scrolled along.
 * A list at its top stays there, so that what is new is seen.
 */
export function useSteadyScroll({ scroller, rowSize, idAt, resultKey, initialOffset }: Options): void {
  const last = useRef<{ resultKey: string; first: number; ids: (string | undefined)[] } | null>(null)
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const before = last.current
    if (before?.resultKey === resultKey && element.scrollTop > 0) {
      const moved = findMoved(before, idAt)
      if (moved !== 0) scrollAlong(element, moved * rowSize)
    }
    const first = Math.floor((before ? element.scrollTop : initialOffset) / rowSize)
    const ids = Array.from({ length: remembered }, (_, at) => idAt(first + at))
    last.current = { resultKey, first, ids }
  })
}

/** Nothing slides to its new place while the list is put under it. */
function scrollAlong(element: HTMLElement, by: number): void {
  element.toggleAttribute('data-still', true)
  element.scrollTop += by
  requestAnimationFrame(() => element.toggleAttribute('data-still', false))
}
