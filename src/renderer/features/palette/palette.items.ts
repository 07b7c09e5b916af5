import { type Found, type FoundKind, foundKinds } from '#shared/search/search.contract.ts'
import { comparableName } from '#shared/values/text.ts'
import type { Command } from './command.ts'

/** One line of the palette. */
export type PaletteItem =
  | { kind: 'record'; id: string; found: Found }
  | { kind: 'command'; id: string; command: Command }

export type PaletteGroup = { name: FoundKind | 'recent' | 'commands'; items: PaletteItem[] }

type Sources = {
  /** What the database finds for the text. */
  found: Found[] | undefined
  /** What was opened last: shown while nothing is typed. */
  recent: Found[] | undefined
  commands: Command[]
}

/** Records first, then the commands whose label holds every word; groups without lines are left out. */
export function paletteGroups(text: string, { found = [], recent = [], commands }: Sources): PaletteGroup[] {
  const groups: PaletteGroup[] = [
    { name: 'recent', items: text.trim() === '' ? recent.map(recordItem) : [] },
    ...foundKinds.map((kind) => ({
      name: kind,
      items: found.filter((each) => each.kind === kind).map(recordItem)
    })),
    { name: 'commands', items: matchingCommands(text, commands) }
  ]
  return groups.filter((group) => group.items.length > 0)
}

function recordItem(found: Found): PaletteItem {
  return { kind: 'record', id: `${found.kind} ${found.record._id}`, found }
}

function matchingCommands(text: string, commands: Command[]): PaletteItem[] {
  const words = comparableName(text).split(' ')
  return commands
    .filter((command) => {
      const label = comparableName(command.label)
      return words.every((word) => label.includes(word))
    })
    .map((command) => ({ kind: 'command', id: command.id, command }))
}

/** The line after a key press: arrows go round, Home and End go to the ends. Undefined for any other key. */
export function nextIndex(key: string, current: number, count: number): number | undefined {
  if (count === 0) return undefined
  if (key === 'ArrowDown') return (current + 1) % count
  if (key === 'ArrowUp') return (current - 1 + count) % count
  if (key === 'PageDown') return Math.min(current + 8, count - 1)
  if (key === 'PageUp') return Math.max(current - 8, 0)
  return undefined
}
