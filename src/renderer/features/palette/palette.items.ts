import type { ContactRow } from '#shared/contacts/contact.schema.ts'
import type { OutputOf } from '#shared/ipc/contract.ts'
import type { Registry } from '#shared/ipc/registry.ts'
import type { LeadRow } from '#shared/leads/lead.schema.ts'
import type { OpportunityCard } from '#shared/opportunities/opportunity.schema.ts'
import { comparableName } from '#shared/values/text.ts'
import type { Command } from './command.ts'

/** One line of the palette. */
export type PaletteItem =
  | { kind: 'lead'; id: string; lead: LeadRow }
  | { kind: 'contact'; id: string; contact: ContactRow }
  | { kind: 'opportunity'; id: string; opportunity: OpportunityCard }
  | { kind: 'command'; id: string; command: Command }

export type PaletteGroup = { name: 'leads' | 'contacts' | 'opportunities' | 'commands'; items: PaletteItem[] }

type Found = OutputOf<Registry['search']['find']> | undefined

/** Records first, then the commands whose label holds every word; groups without lines are left out. */
export function paletteGroups(text: string, found: Found, commands: Command[]): PaletteGroup[] {
  const groups: PaletteGroup[] = [
    { name: 'leads', items: (found?.leads ?? []).map((lead) => ({ kind: 'lead', id: lead._id, lead })) },
    {
      name: 'contacts',
      items: (found?.contacts ?? []).map((contact) => ({ kind: 'contact', id: contact._id, contact }))
    },
    {
      name: 'opportunities',
      items: (found?.opportunities ?? []).map((opportunity) => ({
        kind: 'opportunity',
        id: opportunity._id,
        opportunity
      }))
    },
    {
      name: 'commands',
      items: matchingCommands(text, commands).map((command) => ({
        kind: 'command',
        id: command.id,
        command
      }))
    }
  ]
  return groups.filter((group) => group.items.length > 0)
}

function matchingCommands(text: string, commands: Command[]): Command[] {
  const words = comparableName(text).split(' ')
  return commands.filter((command) => {
    const label = comparableName(command.label)
    return words.every((word) => label.includes(word))
  })
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
