import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { isBsonNumber, toNumber } from '../values/numbers.ts'

/** A stage's share in the question which fields of the stored documents a pipeline reads. */
type StageFields = {
  fields: string[]
  /** What comes out has only what the stage made: later stages cannot read other fields. */
  isLast: boolean
}

const PASSING_STAGES = new Set(['$limit', '$skip', '$sample'])

/**
 * The top-level fields of the stored documents that a pipeline reads, so that only these need decoding; undefined
 * when it may read, or gives out, any.
 */
export function fieldsRead(pipeline: readonly BsonDocument[]): Set<string> | undefined {
  const fields = new Set<string>()
  for (const stage of pipeline) {
    const [name, operand] = Object.entries(stage)[0] ?? []
    const read = name === undefined ? undefined : stageFields(name, operand)
    if (!read || read.fields.includes(EVERYTHING)) return undefined
    for (const field of read.fields) fields.add(field.split('.')[0] ?? field)
    if (read.isLast) return fields
  }
  return undefined
}

/** Operators that name fields without a `$`, or find the name while they run. */
const NAMING = new Set(['$getField', '$setField', '$unsetField', '$top', '$topN', '$bottom', '$bottomN'])

/** Stands for the whole document: `$$ROOT` or `$$CURRENT`. */
const EVERYTHING = ''

function stageFields(name: string, operand: unknown): StageFields | undefined {
  if (PASSING_STAGES.has(name)) return { fields: [], isLast: false }
  switch (name) {
    case '$match':
      return { fields: filterFields(operand), isLast: false }
    case '$sort':
      return { fields: isDocument(operand) ? Object.keys(operand) : [EVERYTHING], isLast: false }
    case '$unwind':
    case '$addFields':
    case '$set':
      return { fields: referencedFields(operand), isLast: false }
    case '$group':
    case '$sortByCount':
      return { fields: referencedFields(operand), isLast: true }
    case '$count':
      return { fields: [], isLast: true }
    case '$project':
      return projectFields(operand)
    default:
      return undefined
  }
}

function projectFields(operand: unknown): StageFields | undefined {
  if (!isDocument(operand)) return undefined
  const isExclusion = Object.entries(operand).some(
    ([name, value]) => name !== '_id' && (value === false || (isBsonNumber(value) && toNumber(value) === 0))
  )
  if (isExclusion || Object.values(operand).some((value) => isDocument(value) && !isOperator(value)))
    return undefined
  return { fields: ['_id', ...Object.keys(operand), ...referencedFields(operand)], isLast: true }
}

function isOperator(value: BsonDocument): boolean {
  return Object.keys(value)[0]?.startsWith('$') === true
}

function filterFields(filter: unknown): string[] {
  if (!isDocument(filter)) return [EVERYTHING]
  return Object.entries(filter).flatMap(([name, value]) => {
    if (name === '$expr') return referencedFields(value)
    if (name.startsWith('$')) return Array.isArray(value) ? value.flatMap(filterFields) : [EVERYTHING]
    return [name]
  })
}

/** Every `$field` in an expression; strings that only look like one do no harm. */
function referencedFields(expression: unknown): string[] {
  if (typeof expression === 'string') return referenceIn(expression)
  if (Array.isArray(expression)) return expression.flatMap(referencedFields)
  if (!isDocument(expression)) return []
  if (Object.keys(expression).some((name) => NAMING.has(name))) return [EVERYTHING]
  return Object.values(expression).flatMap(referencedFields)
}

function referenceIn(text: string): string[] {
  if (!text.startsWith('$')) return []
  if (!text.startsWith('$$')) return [text.slice(1)]
  const isWhole = text.startsWith('$$ROOT') || text.startsWith('$$CURRENT')
  return isWhole ? [EVERYTHING] : []
}
