import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter'
import { isCardDrag } from './card.drag.ts'

/** How near to an edge, in pixels, a carried card scrolls the board. */
const zone = 90
/** Pixels a millisecond at the very edge. */
const fastest = 1.4
/** A frame that took longer than this, in ms, scrolls no further: the board must not leap. */
const longestStep = 40

/** How fast a pointer at `x` scrolls a box from `left` to `right`, in pixels a millisecond; negative to the left. */
export function edgeSpeed(x: number, left: number, right: number): number {
  const nearLeft = Math.min(1, Math.max(0, (left + zone - x) / zone))
  const nearRight = Math.min(1, Math.max(0, (x - (right - zone)) / zone))
  return fastest * (nearRight ** 2 - nearLeft ** 2)
}

/**
 * Scrolls the board sideways while a card is held near its edge. The drag-and-drop library has this too, but it asks
 * for `scrollLeft > 0` before it goes left, which never holds where writing runs from right to left.
 */
export function scrollAtEdges(scroller: HTMLElement): () => void {
  let pointer = 0
  let frame = 0
  let lastAt: number | null = null

  const step = (at: number) => {
    const { left, right } = scroller.getBoundingClientRect()
    const elapsed = Math.min(longestStep, at - (lastAt ?? at))
    const by = edgeSpeed(pointer, left, right) * elapsed
    if (by !== 0) scroller.scrollBy({ left: by, behavior: 'instant' })
    lastAt = at
    frame = requestAnimationFrame(step)
  }
  const stop = () => {
    cancelAnimationFrame(frame)
    lastAt = null
  }
  const stopMonitor = monitorForElements({
    canMonitor: ({ source }) => isCardDrag(source.data),
    onDragStart: ({ location }) => {
      pointer = location.current.input.clientX
      frame = requestAnimationFrame(step)
    },
    onDrag: ({ location }) => {
      pointer = location.current.input.clientX
    },
    onDrop: stop
  })
  return () => {
    stopMonitor()
    stop()
  }
}
