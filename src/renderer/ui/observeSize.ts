import type { Rect, Virtualizer } from '@tanstack/react-virtual'

/**
 * Tells a virtual list its size (`observeElementRect`). The library's own way measures while the list is being
 * mounted, which lays the page out twice before its first paint; until the browser tells, `initialRect` is the guess.
 */
export function observeSize<Scroller extends HTMLElement>(
  { scrollElement }: Virtualizer<Scroller, Element>,
  tell: (size: Rect) => void
): (() => void) | undefined {
  if (!scrollElement) return undefined
  const observer = new ResizeObserver(() =>
    tell({ width: scrollElement.offsetWidth, height: scrollElement.offsetHeight })
  )
  observer.observe(scrollElement)
  return () => observer.disconnect()
}
