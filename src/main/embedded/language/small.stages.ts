import { Lazy } from 'mingo/lazy'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { toInteger } from '../values/numbers.ts'
import { typeName } from '../values/type.names.ts'
import { compileExpression } from './compiled.expression.ts'
import { type Documents, documentOperand, each, type Stage } from './stage.ts'

/** `$limit` */
export const limitStage: Stage = (documents, operand) => {
  const count = toInteger(operand)
  if (count === undefined) {
    throw new CommandError('Location5107201', `invalid argument to $limit stage: ${typeName(operand)}`)
  }
  if (count < 1) throw new CommandError('Location15958', 'the limit must be positive')
  return Lazy(first(documents, count))
}

function* first(documents: Documents, count: number): Generator<BsonDocument> {
  let taken = 0
  for (const document of each(documents)) {
    yield document
    if (++taken === count) return
  }
}

/** `$skip` */
export const skipStage: Stage = (documents, operand) => {
  const count = toInteger(operand)
  if (count === undefined || count < 0) {
    throw new CommandError('Location5107200', 'invalid argument to $skip stage: it must be a number >= 0')
  }
  return documents.drop(count)
}

/** `$count` */
export const countStage: Stage = (documents, operand) => {
  if (typeof operand !== 'string' || operand === '') {
    throw new CommandError('Location40156', 'the count field must be a non-empty string')
  }
  if (operand.startsWith('$')) {
    throw new CommandError('Location40158', 'the count field cannot be a $-prefixed path')
  }
  return Lazy(counted(documents, operand))
}

function* counted(documents: Documents, name: string): Generator<BsonDocument> {
  let count = 0
  for (const _document of each(documents)) count++
  if (count > 0) yield { [name]: count }
}

/** `$sample`: every document has the same chance. */
export const sampleStage: Stage = (documents, operand) => {
  const size = toInteger(documentOperand('$sample', operand).size)
  if (size === undefined) throw new CommandError('Location28749', '$sample stage must specify a size')
  if (size < 1) throw new CommandError('Location28747', 'size argument to $sample must be a positive integer')
  return Lazy(sampled(documents, size))
}

function* sampled(documents: Documents, size: number): Generator<BsonDocument> {
  const kept: BsonDocument[] = []
  let met = 0
  for (const document of each(documents)) {
    const place = kept.length < size ? kept.length : Math.floor(Math.random() * (met + 1))
    if (place < size) kept[place] = document
    met++
  }
  yield* kept
}

/** `$replaceRoot` */
export const replaceRootStage: Stage = (documents, operand, options) => {
  const spec = documentOperand('$replaceRoot', operand)
  if (!('newRoot' in spec)) {
    throw new CommandError('Location40231', 'no newRoot specified for the $replaceRoot stage')
  }
  return replaceWithStage(documents, spec.newRoot, options)
}

/** `$replaceWith` */
export const replaceWithStage: Stage = (documents, operand, options) => {
  const value = compileExpression(operand, options)
  return documents.map((document: BsonDocument) => {
    const root = value(document)
    if (isDocument(root)) return root
    throw new CommandError(
      'Location40228',
      `'newRoot' expression must evaluate to an object, but resulting value was of type ${typeName(root)}`
    )
  })
}
