/** What the simulated people were told had been saved, and what they gave up again. */

export type SavedValue = {
  client: string
  collection: string
  id: string
  field: string
  value: unknown
  /** What the person saw there before. */
  base: unknown
  /** Its place among all that was saved; a value that is chosen in a conflict takes a new one. */
  order: number
}
export type SavedDocument = { client: string; collection: string; id: string }

export class Ledger {
  readonly values: SavedValue[] = []
  readonly inserts: SavedDocument[] = []
  readonly removals: (SavedDocument & { order: number })[] = []
  /** Notes by the id of their lead. */
  readonly notes: { client: string; lead: string; description: string }[] = []
  /** Documents of which a client gave something up, as `client/collection/id`. */
  readonly givenUp = new Set<string>()
  /** Leads that took the place of deleted ones, with what these had counted. */
  readonly restored = new Set<string>()
  /** How many touches of a lead were given up. */
  readonly lostTouches = new Map<string, number>()
  #order = 0

  next(): number {
    this.#order += 1
    return this.#order
  }

  save(
    { client, collection, id }: SavedDocument,
    fields: Record<string, unknown>,
    seen: Record<string, unknown>
  ): void {
    for (const [field, value] of Object.entries(fields)) {
      const base = seen[field] ?? null
      this.values.push({ client, collection, id, field, value, base, order: this.next() })
    }
  }

  giveUp(client: string, collection: string, id: string): void {
    this.givenUp.add(`${client}/${collection}/${id}`)
  }

  hasGivenUp({ client, collection, id }: SavedDocument): boolean {
    return this.givenUp.has(`${client}/${collection}/${id}`)
  }

  /** A saved value counts from now on, and in place of what the person was shown. */
  renew(
    { client, collection, id }: SavedDocument,
    field: string,
    { value, base }: { value: unknown; base: unknown }
  ): void {
    const saved = this.values.find(
      (one) =>
        one.client === client &&
        one.collection === collection &&
        one.id === id &&
        one.field === field &&
        one.value === value
    )
    if (saved) Object.assign(saved, { base, order: this.next() })
  }
}
