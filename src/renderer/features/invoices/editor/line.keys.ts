import type { KeyboardEvent } from 'react'

/** What a key does in the grid of lines. */
export type LineMove =
  | { kind: 'go'; step: 1 | -1 }
  | { kind: 'next' }
  | { kind: 'remove' }
  | { kind: 'carry'; step: 1 | -1 }

type Press = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'metaKey' | 'ctrlKey'>

/** Null for keys that stay with the field. `isText` is a description, where arrows move within several lines. */
export function lineMove(press: Press, isText: boolean): LineMove | null {
  const { key, shiftKey, altKey } = press
  const isCommand = press.metaKey || press.ctrlKey
  if (key === 'Enter') return shiftKey || altKey || isCommand ? null : { kind: 'next' }
  if (key === 'Backspace' && isCommand) return { kind: 'remove' }
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return null
  const step = key === 'ArrowUp' ? -1 : 1
  if (altKey) return { kind: 'carry', step }
  return isText || shiftKey || isCommand ? null : { kind: 'go', step }
}
