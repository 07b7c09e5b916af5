import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter'

/** How near to an edge, in pixels, a carried card scrolls the board sideways, or the column under it. */
const zone = { sideways: 90, upright: 60 }
/** Pixels a millisecond at the very edge. */
const fastest = 1.4
/** A frame that took longer than this, in ms, scrolls no further: the board must not leap. */
const longestStep = 40

/** How fast a pointer at `at` scrolls a box from `start` to `end`, in pixels a millisecond; negative to the start. */
export function edgeSpeed(at: number, start: number, end: number, near = zone.sideways): number {
  const nearStart = Math.min(1, Math.max(0, (start + near - at) / near))
  const nearEnd = Math.min(1, Math.max(0, (at - (end - near)) / near))
  return fastest * (nearEnd ** 2 - nearStart ** 2)
}

/**
 * Scrolls the board sideways, and the column under the pointer up and down, while a card is held near an edge. The
 * drag-and-drop library has this too, but it asks for `scrollLeft > 0` before it goes left, which never holds where
 * writing runs from right to left, and it wants to be told of every column.
 */
export function scrollAtEdges(board: HTMLElement): () => void {
  const pointer = { x: 0, y: 0 }
  let frame = 0
  let lastAt: number | null = null

  const step = (at: number) => {
    const elapsed = Math.min(longestStep, at - (lastAt ?? at))
    const { left, right } = board.getBoundingClientRect()
    scrollBy(board, 'left', edgeSpeed(pointer.x, left, right) * elapsed)
    const column = columnScroller(pointer)
    if (column) {
      const { top, bottom } = column.getBoundingClientRect()
      scrollBy(column, 'top', edgeSpeed(pointer.y, top, bottom, zone.upright) * elapsed)
    }
    lastAt = at
    frame = requestAnimationFrame(step)
  }
  const follow = ({ clientX, clientY }: { clientX: number; clientY: number }) => {
    pointer.x = clientX
    pointer.y = clientY
  }
  const stop = () => {
    cancelAnimationFrame(frame)
    lastAt = null
  }
  const stopMonitor = monitorForElements({
    onDragStart: ({ location }) => {
      follow(location.current.input)
      frame = requestAnimationFrame(step)
    },
    onDrag: ({ location }) => follow(location.current.input),
    onDrop: stop
  })
  return () => {
    stopMonitor()
    stop()
  }
}

function scrollBy(element: Element, side: 'left' | 'top', by: number): void {
  if (by !== 0) element.scrollBy({ [side]: by, behavior: 'instant' })
}

function columnScroller({ x, y }: { x: number; y: number }): Element | null {
  const column = document.elementFromPoint(x, y)?.closest('[data-stage]')
  return column?.querySelector('[data-scroller]') ?? null
}
