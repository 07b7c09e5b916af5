import type { CollationSpec } from 'mingo/types'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { compareStrings, type StringOrder } from '../values/compare.ts'
import { isBsonNumber, toNumber } from '../values/numbers.ts'

const SENSITIVITY = { 1: 'base', 2: 'accent', 3: 'variant' } as const
const OPTIONS = new Set([
  'locale',
  'strength',
  'caseLevel',
  'caseFirst',
  'numericOrdering',
  'alternate',
  'maxVariable',
  'normalization',
  'backwards',
  'version'
])
const orders = new WeakMap<object, StringOrder>()

/**
 * Reads the collation of a command. `simple`, or none, means byte order.
 * @throws CommandError BadValue when the locale is missing or unknown, or the strength is not 1 to 3
 */
export function readCollation(spec: unknown): CollationSpec | undefined {
  if (spec === undefined || spec === null) return undefined
  if (!isDocument(spec)) throw new CommandError('TypeMismatch', 'collation must be a document')
  const stranger = Object.keys(spec).find((option) => !OPTIONS.has(option))
  if (stranger !== undefined) {
    throw new CommandError('Location40415', `BSON field 'collation.${stranger}' is an unknown field.`)
  }
  if (typeof spec.locale !== 'string') throw new CommandError('BadValue', 'collation needs a locale')
  if (Object.keys(spec).length === 0 || spec.locale === 'simple') return undefined
  const locale = spec.locale.replaceAll('_', '-')
  if (!isKnownLocale(locale)) {
    throw new CommandError('BadValue', `Field 'locale' is invalid in: { locale: "${spec.locale}" }`)
  }
  return { ...plainOptions(spec), locale }
}

function isKnownLocale(locale: string): boolean {
  try {
    return Intl.Collator.supportedLocalesOf([locale]).length > 0
  } catch (error) {
    // What is not even written like a locale.
    if (error instanceof RangeError) return false
    throw error
  }
}

/** How strings compare under a collation; byte order without one. */
export function stringOrder(collation: CollationSpec | undefined): StringOrder {
  if (!collation?.locale) return compareStrings
  const known = orders.get(collation)
  if (known) return known
  const order = collatorFor(collation).compare
  orders.set(collation, order)
  return order
}

function collatorFor(collation: CollationSpec): Intl.Collator {
  const strength = collation.strength ?? 3
  const base = SENSITIVITY[strength]
  const withCase = collation.caseLevel ? (base === 'base' ? 'case' : 'variant') : base
  return new Intl.Collator(collation.locale, {
    sensitivity: withCase,
    numeric: collation.numericOrdering ?? false,
    caseFirst:
      collation.caseFirst === 'upper' || collation.caseFirst === 'lower' ? collation.caseFirst : 'false',
    ignorePunctuation: collation.alternate === 'shifted'
  })
}

function plainOptions(spec: BsonDocument): Omit<CollationSpec, 'locale'> {
  const strength = isBsonNumber(spec.strength) ? toNumber(spec.strength) : 3
  if (strength !== 1 && strength !== 2 && strength !== 3) {
    throw new CommandError('BadValue', 'collation strength must be 1, 2 or 3')
  }
  return {
    strength,
    caseLevel: spec.caseLevel === true,
    numericOrdering: spec.numericOrdering === true,
    ...(spec.caseFirst === 'upper' || spec.caseFirst === 'lower' ? { caseFirst: spec.caseFirst } : {}),
    ...(typeof spec.alternate === 'string' ? { alternate: spec.alternate } : {})
  }
}
