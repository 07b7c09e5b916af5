import { BSONSymbol } from 'bson'
import { RANK, rankOf } from './compare.ts'
import { type BsonNumber, isBsonNumber, numberKind } from './numbers.ts'

const NAMES: Readonly<Record<number, string>> = {
  [RANK.minKey]: 'minKey',
  [RANK.null]: 'null',
  [RANK.string]: 'string',
  [RANK.object]: 'object',
  [RANK.array]: 'array',
  [RANK.binary]: 'binData',
  [RANK.objectId]: 'objectId',
  [RANK.boolean]: 'bool',
  [RANK.date]: 'date',
  [RANK.timestamp]: 'timestamp',
  [RANK.regex]: 'regex',
  [RANK.code]: 'javascript',
  [RANK.codeWithScope]: 'javascriptWithScope',
  [RANK.maxKey]: 'maxKey'
}

const ALIASES: Readonly<Record<number, string>> = {
  [-1]: 'minKey',
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  5: 'binData',
  6: 'undefined',
  7: 'objectId',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  13: 'javascript',
  14: 'symbol',
  15: 'javascriptWithScope',
  16: 'int',
  17: 'timestamp',
  18: 'long',
  19: 'decimal',
  127: 'maxKey'
}

const KNOWN = new Set([...Object.values(ALIASES), 'number'])

/** MongoDB's name for a value's type, as `$type` uses it; a missing field is `missing`. */
export function typeName(value: unknown): string {
  if (value === undefined) return 'missing'
  if (isBsonNumber(value)) return numberKind(value)
  if (value instanceof BSONSymbol) return 'symbol'
  return NAMES[rankOf(value)] ?? 'object'
}

/** The type name for what a query gives to `$type`: a name or a number; undefined when there is no such type. */
export function requestedType(type: unknown): string | undefined {
  if (typeof type === 'string') return KNOWN.has(type) ? type : undefined
  return isBsonNumber(type) ? ALIASES[Number((type as BsonNumber).toString())] : undefined
}

/** True when a value has the requested type; `number` stands for all four. */
export function hasType(value: unknown, requested: string): boolean {
  return requested === 'number' ? isBsonNumber(value) : typeName(value) === requested
}
