import { Lazy } from 'mingo/lazy'
import { type BsonDocument, setField } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { type FieldAccumulator, readAccumulator } from './accumulators.ts'
import { compileExpression } from './compiled.expression.ts'
import { type Documents, documentOperand, each, type Stage } from './stage.ts'
import { valueKeys } from './value.keys.ts'

type Group = { id: unknown; fields: FieldAccumulator[] }

/** `$group`: one pass, keeping one accumulator for each group and field, not the documents. */
export const groupStage: Stage = (documents, spec, options) => {
  const { _id: idExpression, ...fields } = documentOperand('$group', spec)
  if (idExpression === undefined) {
    throw new CommandError('Location15955', 'a group specification must include an _id')
  }
  const names = Object.keys(fields)
  const makers = names.map((name) => readAccumulator(name, fields[name], options))
  const idOf = compileExpression(idExpression, options)
  return Lazy(grouped(documents, idOf, makers, names, valueKeys(options.collation)))
}

function* grouped(
  documents: Documents,
  idOf: (document: BsonDocument) => unknown,
  makers: (() => FieldAccumulator)[],
  names: readonly string[],
  keyOf: (id: unknown) => string
): Generator<BsonDocument> {
  const groups = new Map<string, Group>()
  for (const document of each(documents)) {
    const id = idOf(document) ?? null
    const key = keyOf(id)
    let group = groups.get(key)
    if (!group) {
      group = { id, fields: makers.map((make) => make()) }
      groups.set(key, group)
    }
    for (const field of group.fields) field.addDocument(document)
  }
  for (const group of groups.values()) yield documentOf(group, names)
}

function documentOf(group: Group, names: readonly string[]): BsonDocument {
  const document: BsonDocument = { _id: group.id }
  names.forEach((name, index) => {
    setField(document, name, group.fields[index]?.result() ?? null)
  })
  return document
}
