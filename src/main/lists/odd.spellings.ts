import type { ScopedCollection } from '../mongo/scoped-collection.ts'
import { shownValue, type ValueField } from './filter.queries.ts'

/**
 * The stored values that are shown as one of `wanted`, in whatever case and with whatever spaces programs wrote them:
 * a handful among those that there are, which no list of spellings could foresee. Only for fields of known values.
 */
export async function oddSpellings(
  collection: ScopedCollection,
  field: ValueField,
  wanted: readonly string[]
): Promise<unknown[]> {
  if (field.isFree || wanted.length === 0) return []
  const shown = new Set(wanted.map((value) => value.toLowerCase()))
  const stored = await collection.distinct(field.stored)
  return stored.filter((value) => shown.has(shownValue(field, value).toLowerCase()))
}

/** The same for several fields at once, by the names of their filters. */
export async function oddSpellingsOf<Name extends string>(
  collection: ScopedCollection,
  fields: Record<Name, ValueField>,
  filter: { [name in NoInfer<Name>]: readonly string[] }
): Promise<Record<Name, unknown[]>> {
  const names = Object.keys(fields) as Name[]
  const found = await Promise.all(names.map((name) => oddSpellings(collection, fields[name], filter[name])))
  return Object.fromEntries(names.map((name, at) => [name, found[at] ?? []])) as Record<Name, unknown[]>
}
