import { type BsonDocument, isDocument, setField } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { isIndex, step } from '../values/lazy.document.ts'
import type { Filter } from './filter.ts'
import { matchedPosition } from './positional.ts'

/** What the dynamic parts of an update path are resolved with: `$` by the query, `$[name]` by array filters. */
export type PathSetting = {
  arrayFilters: ReadonlyMap<string, Filter>
  query: Filter | undefined
}

/** Longest array that an update may create by naming a position beyond its end. */
const MAX_PADDING = 1_500_000

/**
 * The concrete paths that an update path stands for in one document: `a.$[].b` gives `a.0.b`, `a.1.b`, …
 * @throws CommandError BadValue when `$` has no match or a `$[]` is not over an array
 */
export function concretePaths(document: BsonDocument, path: string, setting: PathSetting): string[][] {
  return expand(document, path.split('.'), [], setting)
}

function expand(container: unknown, rest: string[], done: string[], setting: PathSetting): string[][] {
  const [name, ...others] = rest
  if (name === undefined) return [done]
  if (!name.startsWith('$')) {
    return expand(step(container, name), others, [...done, name], setting)
  }
  return positionsOf(container, name, done, setting).flatMap((position) =>
    expand(step(container, position), others, [...done, position], setting)
  )
}

function positionsOf(container: unknown, name: string, done: string[], setting: PathSetting): string[] {
  if (name === '$') return [queryPosition(container, done, setting)]
  const filterName = /^\$\[(.*)\]$/.exec(name)?.[1]
  if (filterName === undefined) {
    throw new CommandError(
      'DollarPrefixedFieldName',
      `The dollar ($) prefixed field '${name}' in '${[...done, name].join('.')}' is not valid for storage.`
    )
  }
  if (!Array.isArray(container)) {
    throw new CommandError(
      'BadValue',
      `The path '${done.join('.')}' must exist in the document in order to apply array updates.`
    )
  }
  const indexes = container.map((_item, index) => String(index))
  if (filterName === '') return indexes
  const filter = setting.arrayFilters.get(filterName)
  if (!filter) {
    throw new CommandError('BadValue', `No array filter found for identifier '${filterName}' in path`)
  }
  return indexes.filter((index) => filter.test({ [filterName]: container[Number(index)] }))
}

function queryPosition(container: unknown, done: string[], setting: PathSetting): string {
  const position =
    setting.query && Array.isArray(container)
      ? matchedPosition(setting.query.conditions, done.join('.'), container)
      : undefined
  if (position === undefined) {
    throw new CommandError(
      'BadValue',
      'The positional operator did not find the match needed from the query.'
    )
  }
  return String(position)
}

/** The value at a concrete path; undefined when missing. */
export function getAt(document: BsonDocument, path: readonly string[]): unknown {
  return path.reduce<unknown>((container, name) => step(container, name), document)
}

/**
 * Sets the value at a concrete path, creating documents on the way and filling arrays with null.
 * @throws CommandError PathNotViable when the path goes through something that is neither document nor array
 */
export function setAt(document: BsonDocument, path: readonly string[], value: unknown): void {
  let container: unknown = document
  path.forEach((name, index) => {
    const isLast = index === path.length - 1
    const existing = step(container, name)
    if (isLast) put(container, name, value, path)
    else if (existing === undefined) {
      const created: BsonDocument = {}
      put(container, name, created, path)
      container = created
    } else {
      container = existing
    }
  })
}

/** Removes the value at a concrete path; an array item becomes null, as in MongoDB. */
export function unsetAt(document: BsonDocument, path: readonly string[]): void {
  const container = getAt(document, path.slice(0, -1))
  const name = path[path.length - 1] ?? ''
  if (Array.isArray(container)) {
    if (isIndex(name) && Number(name) < container.length) container[Number(name)] = null
  } else if (isDocument(container)) {
    delete container[name]
  }
}

function put(container: unknown, name: string, value: unknown, path: readonly string[]): void {
  if (isDocument(container)) {
    setField(container, name, value)
  } else if (Array.isArray(container) && isIndex(name)) {
    const index = Number(name)
    if (index - container.length > MAX_PADDING) {
      throw new CommandError('BadValue', `can't backfill more than ${MAX_PADDING} elements`)
    }
    while (container.length < index) container.push(null)
    container[index] = value
  } else {
    throw new CommandError('PathNotViable', `Cannot create field '${name}' in the path '${path.join('.')}'`)
  }
}
