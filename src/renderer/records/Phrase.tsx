import { Fragment, type ReactNode } from 'react'

type Slots = Record<string, ReactNode>

/** Values for `t()` that leave a mark where each slot belongs; `Phrase` puts the nodes there. */
export function slotMarks<Name extends string>(names: readonly Name[]): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, `⟦${name}⟧`])) as Record<Name, string>
}

/**
 * A translated sentence with styled parts. User content goes in as nodes, never into the text, so that it can't
 * be read as markup and keeps its own direction.
 */
export function Phrase({ text, slots }: { text: string; slots: Slots }) {
  return text.split(/⟦(\w+)⟧/).map((part, at) => (
    // Odd parts are the names between the marks; a sentence never reorders, so the place is a stable key.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    <Fragment key={at}>{at % 2 === 1 ? slots[part] : part}</Fragment>
  ))
}
