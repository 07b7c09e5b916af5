import { BSONRegExp } from 'bson'
import type { CollationSpec } from 'mingo/types'
import { isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { compareValues, valuesEqual } from '../values/compare.ts'
import { toInteger } from '../values/numbers.ts'
import { stringOrder } from './collation.ts'
import { isOperatorDocument } from './filter.normal.ts'
import { compileFilter } from './filter.ts'
import { readSort, sortDocuments } from './sort.ts'

/**
 * `$push`: one value, or `$each` with `$position`, `$sort` and `$slice`, in MongoDB's order of doing things.
 * @throws CommandError BadValue, TypeMismatch
 */
export function pushItems(items: readonly unknown[], operand: unknown): unknown[] {
  if (!isDocument(operand) || !('$each' in operand)) return [...items, operand]
  const { $each: each, $position: position, $sort: sort, $slice: slice, ...unknown } = operand
  const stranger = Object.keys(unknown)[0]
  if (stranger !== undefined) throw new CommandError('BadValue', `Unrecognized clause in $push: ${stranger}`)
  if (!Array.isArray(each)) {
    throw new CommandError('BadValue', 'The argument to $each in $push must be an array')
  }
  const at = position === undefined ? items.length : wholeNumber('$position', position)
  const start = at < 0 ? Math.max(0, items.length + at) : Math.min(at, items.length)
  const pushed = [...items.slice(0, start), ...each, ...items.slice(start)]
  const ordered = sort === undefined ? pushed : sortedItems(pushed, sort)
  return slice === undefined ? ordered : slicedItems(ordered, wholeNumber('$slice', slice))
}

/** `$pull`: removes items equal to a value, matching a condition, or, for documents, matching a filter. */
export function pullItems(items: readonly unknown[], operand: unknown, collation?: CollationSpec): unknown[] {
  if (operand instanceof BSONRegExp || isOperatorDocument(operand)) {
    const filter = compileFilter({ item: operand }, { collation })
    return items.filter((item) => !filter.test({ item }))
  }
  if (!isDocument(operand)) return items.filter((item) => !valuesEqual(item, operand, stringOrder(collation)))
  const filter = compileFilter(operand, { collation })
  return items.filter((item) => !(isDocument(item) && filter.test(item)))
}

function sortedItems(items: readonly unknown[], sort: unknown): unknown[] {
  if (isDocument(sort)) {
    const fields = readSort(sort).map((field) => ({ ...field, path: ['item', ...field.path] }))
    return sortDocuments(
      items.map((item) => ({ item })),
      fields
    ).map((entry) => entry.item)
  }
  const direction = toInteger(sort)
  if (direction !== 1 && direction !== -1) {
    throw new CommandError('BadValue', 'The $sort element value must be either 1 or -1')
  }
  return [...items].sort((left, right) => compareValues(left, right) * direction)
}

function slicedItems(items: unknown[], count: number): unknown[] {
  return count < 0 ? items.slice(count) : items.slice(0, count)
}

function wholeNumber(name: string, value: unknown): number {
  const number = toInteger(value)
  if (number === undefined)
    throw new CommandError('BadValue', `The value for ${name} must be an integer value`)
  return number
}
