import type { KeyboardEvent, PointerEvent } from 'react'
import { allowedWidth, maxColumnWidth, minColumnWidth } from './column.ts'
import classes from './DataTable.module.css'

type Props = { label: string; width: number; onWidth: (width: number, keep: boolean) => void }

const stepPx = 16

/** The handle at a column's end side: drag it, or move it with the arrow keys. */
export function ColumnHandle({ label, width, onWidth }: Props) {
  return (
    // A focusable separator is a widget by WAI-ARIA; <hr> could not be dragged.
    // biome-ignore lint/a11y/useSemanticElements: see above
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={minColumnWidth}
      aria-valuemax={maxColumnWidth}
      className={classes.handle}
      onPointerDown={(event) => drag(event, width, onWidth)}
      onKeyDown={(event) => step(event, width, onWidth)}
    />
  )
}

/** In right-to-left layout a column grows to the left. */
function growth(element: Element): 1 | -1 {
  return getComputedStyle(element).direction === 'rtl' ? -1 : 1
}

function drag(event: PointerEvent<HTMLElement>, width: number, onWidth: Props['onWidth']): void {
  if (event.button !== 0) return
  event.preventDefault()
  const handle = event.currentTarget
  const startX = event.clientX
  const sign = growth(handle)
  const widthAt = (x: number) => allowedWidth(width + sign * (x - startX))
  const stop = new AbortController()
  handle.setPointerCapture(event.pointerId)
  handle.addEventListener(
    'pointermove',
    (move: globalThis.PointerEvent) => onWidth(widthAt(move.clientX), false),
    {
      signal: stop.signal
    }
  )
  const finish = (end: globalThis.PointerEvent) => {
    stop.abort()
    onWidth(widthAt(end.clientX), true)
  }
  handle.addEventListener('pointerup', finish, { signal: stop.signal })
  handle.addEventListener('pointercancel', finish, { signal: stop.signal })
}

function step(event: KeyboardEvent<HTMLElement>, width: number, onWidth: Props['onWidth']): void {
  const direction = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
  if (direction === undefined) return
  event.preventDefault()
  event.stopPropagation()
  onWidth(allowedWidth(width + direction * growth(event.currentTarget) * stepPx), true)
}
