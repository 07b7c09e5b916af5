import { evalExpr } from 'mingo/core'
import type { Options } from 'mingo/types'
import { type BsonDocument, isDocument, setField } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { step } from '../values/lazy.document.ts'
import { isBsonNumber, toInteger, toNumber } from '../values/numbers.ts'
import { checkExpression } from './expression.check.ts'
import { compileFilter, type Filter } from './filter.ts'
import { type LanguageOptions, languageOptions, plainErrors } from './language.ts'
import { matchedPosition } from './positional.ts'
import { unsupported } from './unsupported.ts'

/** Turns a whole document into the part that was asked for. */
export type Projection = (document: BsonDocument) => BsonDocument

type Leaf =
  | { kind: 'include' }
  | { kind: 'exclude' }
  | { kind: 'expression'; expression: unknown }
  | { kind: 'slice'; skip: number | undefined; count: number }
  | { kind: 'elemMatch'; filter: Filter }
  | { kind: 'positional' }
type Node = Map<string, Node | Leaf>

type Setting = {
  inclusive: boolean
  options: Partial<Options>
  filter: Filter | undefined
}

/**
 * Compiles the projection of find, or the `$project` of a pipeline: fields in or out, nested paths, expressions,
 * `$slice`, `$elemMatch` and, with the filter it belongs to, the positional `field.$`.
 * @returns undefined when the projection asks for everything
 * @throws CommandError Location31253/31254 when inclusion and exclusion are mixed
 */
export function compileProjection(
  spec: BsonDocument | undefined,
  options: LanguageOptions = {},
  filter?: Filter,
  mingoOptions: Partial<Options> = languageOptions(options)
): Projection | undefined {
  if (!spec || Object.keys(spec).length === 0) return undefined
  const root: Node = new Map()
  for (const [name, value] of Object.entries(spec)) addPath(root, name, value)
  checkExpressions(root, mingoOptions)
  const setting: Setting = { inclusive: isInclusive(root), options: mingoOptions, filter }
  checkMixture(root, setting.inclusive, true)
  if (setting.inclusive && !root.has('_id')) root.set('_id', { kind: 'include' })
  return (document) => plainErrors(() => projectDocument(document, root, setting, document, ''))
}

function addPath(root: Node, name: string, value: unknown): void {
  if (name.startsWith('$')) {
    throw new CommandError('BadValue', `FieldPath field names may not start with '$': ${name}`)
  }
  const path = name.endsWith('.$') ? name.slice(0, -2).split('.') : name.split('.')
  const last = path.pop() ?? ''
  const node = path.reduce((parent, part) => childNode(parent, part, name), root)
  if (node.has(last)) throw new CommandError('Location31249', `Path collision at ${name}`)
  if (isDocument(value) && !Object.keys(value)[0]?.startsWith('$')) {
    if (Object.keys(value).length === 0) {
      throw new CommandError('BadValue', 'An empty sub-projection is not a valid value')
    }
    for (const [inner, innerValue] of Object.entries(value))
      addPath(childNode(node, last, name), inner, innerValue)
  } else {
    node.set(last, name.endsWith('.$') ? { kind: 'positional' } : readLeaf(value))
  }
}

function childNode(parent: Node, part: string, name: string): Node {
  const existing = parent.get(part)
  if (existing instanceof Map) return existing
  if (existing) throw new CommandError('Location31249', `Path collision at ${name}`)
  const created: Node = new Map()
  parent.set(part, created)
  return created
}

function readLeaf(value: unknown): Leaf {
  if (typeof value === 'boolean') return { kind: value ? 'include' : 'exclude' }
  if (isBsonNumber(value)) return { kind: toNumber(value) === 0 ? 'exclude' : 'include' }
  if (isDocument(value)) {
    const slice = readSlice(value.$slice)
    if (slice) return slice
    if (isDocument(value.$elemMatch)) {
      return { kind: 'elemMatch', filter: compileFilter({ item: { $elemMatch: value.$elemMatch } }) }
    }
    if ('$meta' in value) throw unsupported('$meta')
  }
  return { kind: 'expression', expression: value }
}

function readSlice(slice: unknown): Leaf | undefined {
  const count = toInteger(slice)
  if (count !== undefined) return { kind: 'slice', skip: undefined, count }
  if (!Array.isArray(slice)) return undefined
  const [skip, limit] = slice.map(toInteger)
  return slice.length === 2 && skip !== undefined && limit !== undefined
    ? { kind: 'slice', skip, count: limit }
    : undefined
}

function checkExpressions(node: Node, options: Partial<Options>): void {
  for (const entry of node.values()) {
    if (entry instanceof Map) checkExpressions(entry, options)
    else if (entry.kind === 'expression') checkExpression(entry.expression, options)
  }
}

function isInclusive(root: Node): boolean {
  const kinds = [...root].filter(([name]) => name !== '_id').flatMap(([, entry]) => kindsOf(entry))
  // The first field decides; a slice goes with either and says nothing.
  const first = kinds.find((kind) => kind !== 'slice')
  if (first) return first !== 'exclude'
  return kindsOf(root.get('_id')).includes('include')
}

function kindsOf(entry: Node | Leaf | undefined): Leaf['kind'][] {
  if (!entry) return []
  return entry instanceof Map ? [...entry.values()].flatMap(kindsOf) : [entry.kind]
}

function checkMixture(node: Node, inclusive: boolean, isRoot: boolean): void {
  for (const [name, entry] of node) {
    if (entry instanceof Map) checkMixture(entry, inclusive, false)
    else if (isRoot && name === '_id') continue
    else if (inclusive && entry.kind === 'exclude') {
      throw new CommandError('Location31254', `Cannot do exclusion on field ${name} in inclusion projection`)
    } else if (!inclusive && (entry.kind === 'include' || entry.kind === 'expression')) {
      throw new CommandError('Location31253', `Cannot do inclusion on field ${name} in exclusion projection`)
    }
  }
}

function projectDocument(
  document: BsonDocument,
  node: Node,
  setting: Setting,
  root: BsonDocument,
  at: string
): BsonDocument {
  const result: BsonDocument = {}
  for (const [name, value] of Object.entries(document)) {
    const entry = node.get(name)
    if (entry === undefined) {
      if (!setting.inclusive) setField(result, name, value)
      continue
    }
    // What is computed comes after what is kept.
    if (isComputed(entry)) continue
    const projected = projectValue(value, entry, setting, root, at + name)
    if (projected !== undefined) setField(result, name, projected)
  }
  addComputed(result, node, setting, root, document)
  return result
}

function projectValue(
  value: unknown,
  entry: Node | Leaf,
  setting: Setting,
  root: BsonDocument,
  at: string
): unknown {
  if (entry instanceof Map) {
    if (isDocument(value)) return projectDocument(value, entry, setting, root, `${at}.`)
    if (Array.isArray(value)) return projectArray(value, entry, setting, root, at)
    if (!setting.inclusive) return value
    // What is no document makes way for the fields computed in its place.
    return kindsOf(entry).includes('expression') ? projectDocument({}, entry, setting, root, '') : undefined
  }
  switch (entry.kind) {
    case 'include':
      return value
    case 'exclude':
      return undefined
    case 'slice':
      return Array.isArray(value) ? sliced(value, entry) : value
    case 'elemMatch':
      return firstMatch(value, entry.filter)
    case 'positional':
      return positional(value, setting, at)
    case 'expression':
      return undefined
  }
}

function projectArray(
  items: unknown[],
  entry: Node,
  setting: Setting,
  root: BsonDocument,
  at: string
): unknown[] {
  const projected: unknown[] = []
  for (const item of items) {
    if (isDocument(item)) projected.push(projectDocument(item, entry, setting, root, `${at}.`))
    else if (Array.isArray(item)) projected.push(projectArray(item, entry, setting, root, at))
    else if (!setting.inclusive) projected.push(item)
  }
  return projected
}

function isComputed(entry: Node | Leaf): boolean {
  return !(entry instanceof Map) && entry.kind === 'expression'
}

/** Adds the computed fields, and those within what the document did not have. */
function addComputed(
  result: BsonDocument,
  node: Node,
  setting: Setting,
  root: BsonDocument,
  document: BsonDocument
): void {
  for (const [name, entry] of node) {
    if (entry instanceof Map) {
      if (Object.hasOwn(document, name) || !kindsOf(entry).includes('expression')) continue
      const nested = projectDocument({}, entry, setting, root, '')
      if (Object.keys(nested).length > 0) setField(result, name, nested)
    } else if (entry.kind === 'expression') {
      const value = evalExpr(root, entry.expression, setting.options as Options)
      if (value !== undefined) setField(result, name, value)
    }
  }
}

function sliced(items: unknown[], { skip, count }: { skip: number | undefined; count: number }): unknown[] {
  if (skip === undefined) return count < 0 ? items.slice(count) : items.slice(0, count)
  const start = skip < 0 ? Math.max(0, items.length + skip) : skip
  return items.slice(start, start + count)
}

function firstMatch(value: unknown, filter: Filter): unknown {
  if (!Array.isArray(value)) return undefined
  const found = value.find((item) => filter.test({ item: [item] }))
  return found === undefined ? undefined : [found]
}

function positional(value: unknown, setting: Setting, at: string): unknown {
  if (!Array.isArray(value) || !setting.filter) return value
  const index = matchedPosition(setting.filter.conditions, at, value)
  if (index === undefined) {
    throw new CommandError('BadValue', 'positional projection did not find the match it needs from the query')
  }
  return [step(value, String(index))]
}
