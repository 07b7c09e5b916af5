import { Lazy } from 'mingo/lazy'
import type { Options } from 'mingo/types'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { encodeKey } from '../values/key.encoding.ts'
import { valuesAt } from '../values/lazy.document.ts'
import { toInteger } from '../values/numbers.ts'
import { evaluate } from './expression.values.ts'
import { compileFilter, type Filter } from './filter.ts'
import type { ForeignCollection } from './lookup.stage.ts'
import { withNested } from './nested.fields.ts'
import { type Documents, documentOperand, each, type Stage } from './stage.ts'

type Graph = {
  from: ForeignCollection
  startWith: unknown
  connectFrom: string[]
  connectTo: string
  as: string[]
  maxDepth: number
  depthField: string[] | undefined
  filter: Filter
}

/** `$graphLookup`: what can be reached from a document by following one field of another collection to another. */
export function graphLookupStage(collection: (name: string) => ForeignCollection): Stage {
  return (documents, operand, options) => {
    const graph = readGraph(documentOperand('$graphLookup', operand), collection, options)
    return Lazy(searched(documents, graph, options))
  }
}

function readGraph(
  spec: BsonDocument,
  collection: (name: string) => ForeignCollection,
  options: Options
): Graph {
  const text = (name: string) => {
    const value = spec[name]
    if (typeof value === 'string') return value
    throw new CommandError('FailedToParse', `$graphLookup requires '${name}' to be a string`)
  }
  if (!('startWith' in spec)) throw new CommandError('FailedToParse', "$graphLookup requires 'startWith'")
  const maxDepth = spec.maxDepth === undefined ? Number.POSITIVE_INFINITY : (toInteger(spec.maxDepth) ?? -1)
  if (maxDepth < 0)
    throw new CommandError('Location40101', "$graphLookup 'maxDepth' must be a nonnegative number")
  const match = isDocument(spec.restrictSearchWithMatch) ? spec.restrictSearchWithMatch : {}
  return {
    from: collection(text('from')),
    startWith: spec.startWith,
    connectFrom: text('connectFromField').split('.'),
    connectTo: text('connectToField'),
    as: text('as').split('.'),
    maxDepth,
    depthField: spec.depthField === undefined ? undefined : text('depthField').split('.'),
    filter: compileFilter(match, { collation: options.collation, variables: { ...options.variables } })
  }
}

function* searched(documents: Documents, graph: Graph, options: Options): Generator<BsonDocument> {
  for (const document of each(documents)) {
    const start = items([evaluate(document, graph.startWith, options)])
    yield withNested(document, graph.as, reached(start, graph))
  }
}

/** Breadth first: a document is found at the least depth that leads to it. */
function reached(start: unknown[], graph: Graph): BsonDocument[] {
  const { from, connectFrom, connectTo, depthField, filter, maxDepth } = graph
  const found = new Map<string, BsonDocument>()
  let frontier = start
  for (let depth = 0; depth <= maxDepth && frontier.length > 0; depth++) {
    const next: unknown[] = []
    for (const document of from.withValues(connectTo, frontier)) {
      const key = encodeKey(document._id).toString('latin1')
      if (found.has(key) || !filter.test(document)) continue
      found.set(key, depthField ? withNested(document, depthField, BigInt(depth)) : document)
      next.push(...items(valuesAt(document, connectFrom)))
    }
    frontier = next
  }
  return [...found.values()]
}

/** Values to go on with: an array stands for its items, and nothing leads nowhere. */
function items(values: readonly unknown[]): unknown[] {
  return values
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .filter((value) => value !== undefined && value !== null)
}
