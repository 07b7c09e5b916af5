import { comparablePhone } from '../phones/phone.rules.ts'
import { comparableEmail, isAddress } from '../values/email.ts'
import { comparableName } from '../values/text.ts'
import type { DuplicateKind, DuplicateReason } from './duplicate.values.ts'

/** Which records look like the same (domain.md 4.1). Pure; brings the tables of phone numbers along. */

/** What a record is compared by. */
export type Comparable = {
  _id: string
  email: string | null
  phone: string | null
  brand: string | null
  name: string | null
  language: string | null
  country: string | null
}

/** Records that look the same; every reason holds for all of them. */
export type DuplicateGroup = { ids: string[]; reasons: DuplicateReason[] }

/** The texts under which records meet, by reason; a reason without text is left out. */
export function keysOf(kind: DuplicateKind, record: Comparable): Partial<Record<DuplicateReason, string>> {
  const email = comparableEmail(record.email ?? '')
  const phone = comparablePhone(record.phone, record)
  const brand = comparableName(record.brand ?? '')
  const name = comparableName(record.name ?? '')
  return {
    ...(isAddress(email) && { email }),
    ...(phone && { phone }),
    ...(kind === 'lead' && brand && { brand }),
    // People of one brand are different contacts; two of one name at one brand are rarely two.
    ...(kind === 'contact' && brand && name && { name: `${name}\n${brand}` })
  }
}

/** The reasons for which all of some records look the same. */
export function sharedReasons(kind: DuplicateKind, records: Comparable[]): DuplicateReason[] {
  const [first = {}, ...others] = records.map((record) => keysOf(kind, record))
  const reasons = Object.keys(first) as DuplicateReason[]
  return reasons.filter((reason) => others.every((keys) => keys[reason] === first[reason]))
}

/** Takes records one by one, and tells at the end which look the same. */
export function createGrouping(kind: DuplicateKind) {
  /** The first record of each key: nearly all keys never get another one. */
  const firsts = new Map<string, string>()
  const shared = new Map<string, string[]>()
  return {
    add: (record: Comparable) => {
      for (const [reason, key] of Object.entries(keysOf(kind, record))) {
        const place = `${reason}\n${key}`
        const first = firsts.get(place)
        const group = shared.get(place)
        if (group) group.push(record._id)
        else if (first === undefined) firsts.set(place, record._id)
        else shared.set(place, [first, record._id])
      }
    },
    groups: () => joined(shared)
  }
}

/**
 * One group for each set of records, with every reason that all of them share. The more reasons the surer it is: such
 * groups come first, then small ones before large ones, whose key is often no sign of one person.
 */
function joined(shared: Map<string, string[]>): DuplicateGroup[] {
  const placesOf = new Map<string, Set<string>>()
  for (const [place, ids] of shared) {
    for (const id of ids) placesOf.set(id, (placesOf.get(id) ?? new Set()).add(place))
  }
  const groups = new Map<string, DuplicateGroup>()
  for (const [, ids] of shared) {
    const key = ids.toSorted().join()
    if (groups.has(key)) continue
    const [first = new Set<string>(), ...others] = ids.map((id) => placesOf.get(id) ?? new Set<string>())
    const places = [...first].filter((place) => others.every((held) => held.has(place)))
    groups.set(key, { ids, reasons: places.map(reasonOf) })
  }
  return [...groups.values()].sort(
    (a, b) => b.reasons.length - a.reasons.length || a.ids.length - b.ids.length
  )
}

function reasonOf(place: string): DuplicateReason {
  return place.slice(0, place.indexOf('\n')) as DuplicateReason
}
