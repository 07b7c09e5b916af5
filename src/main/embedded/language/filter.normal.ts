import { BSONRegExp } from 'bson'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { isBsonNumber, toNumber } from '../values/numbers.ts'
import { fromBsonRegExp, toRegExp } from './regex.ts'

const LOGICAL = new Set(['$and', '$or', '$nor'])
/** Operators that stand beside the fields and are about the document. */
const WHOLE_DOCUMENT = new Set(['$expr', '$jsonSchema', '$alwaysTrue', '$alwaysFalse', '$sampleRate'])
const LIST_OPERATORS = new Set(['$in', '$nin', '$all'])
const DBREF_FIELDS = new Set(['$ref', '$id', '$db'])

/**
 * Writes a filter the long way, so that everything after it has one form to deal with: `{ a: 1 }` becomes
 * `{ a: { $eq: 1 } }`, regular expressions become JavaScript's, `$exists` gets a boolean, `$comment` goes.
 * @throws CommandError BadValue for a filter that MongoDB would refuse
 */
export function normalFilter(filter: BsonDocument): BsonDocument {
  const normal: BsonDocument = {}
  for (const [name, value] of Object.entries(filter)) {
    if (name === '$comment') continue
    if (LOGICAL.has(name)) normal[name] = normalBranches(name, value)
    else if (WHOLE_DOCUMENT.has(name)) normal[name] = value
    else if (name.startsWith('$')) throw unknownTopLevel(name)
    else normal[name] = normalCondition(value)
  }
  return normal
}

/** True for `{ $gt: 1 }`, false for a document that a field is compared with. */
export function isOperatorDocument(value: unknown): value is BsonDocument {
  if (!isDocument(value)) return false
  const first = Object.keys(value)[0]
  return first?.startsWith('$') === true && !DBREF_FIELDS.has(first)
}

function normalBranches(name: string, value: unknown): BsonDocument[] {
  if (!Array.isArray(value)) throw new CommandError('BadValue', `${name} must be an array`)
  if (value.length === 0) throw new CommandError('BadValue', '$and/$or/$nor must be a nonempty array')
  return value.map((branch) => {
    if (!isDocument(branch))
      throw new CommandError('BadValue', '$or/$and/$nor entries need to be full objects')
    return normalFilter(branch)
  })
}

function normalCondition(value: unknown): BsonDocument {
  if (value instanceof BSONRegExp) return { $regex: fromBsonRegExp(value) }
  if (!isOperatorDocument(value)) return { $eq: value }
  const normal: BsonDocument = {}
  for (const [operator, operand] of Object.entries(value)) {
    if (!operator.startsWith('$')) throw new CommandError('BadValue', `unknown operator: ${operator}`)
    if (operator === '$options') {
      if (!('$regex' in value)) throw new CommandError('BadValue', '$options needs a $regex')
    } else {
      normal[operator] = normalOperand(operator, operand, value)
    }
  }
  return normal
}

function normalOperand(operator: string, operand: unknown, siblings: BsonDocument): unknown {
  if (operator === '$regex') return regexOf(operand, siblings.$options)
  if (operator === '$exists') return Boolean(isBsonNumber(operand) ? toNumber(operand) : operand)
  if (operator === '$not') return normalNot(operand)
  if (LIST_OPERATORS.has(operator)) return normalList(operator, operand)
  if (operator !== '$elemMatch') return operand
  if (!isDocument(operand)) throw new CommandError('BadValue', '$elemMatch needs an Object')
  const first = Object.keys(operand)[0] ?? ''
  return isOperatorDocument(operand) && !LOGICAL.has(first) && first !== '$expr'
    ? normalCondition(operand)
    : normalFilter(operand)
}

function normalNot(operand: unknown): BsonDocument {
  if (operand instanceof BSONRegExp) return { $regex: fromBsonRegExp(operand) }
  if (isOperatorDocument(operand)) return normalCondition(operand)
  throw new CommandError('BadValue', '$not needs a regex or a document')
}

function normalList(operator: string, operand: unknown): unknown[] {
  if (!Array.isArray(operand)) throw new CommandError('BadValue', `${operator} needs an array`)
  return operand.map((item) => {
    if (item instanceof BSONRegExp) return fromBsonRegExp(item)
    if (operator === '$all' && isOperatorDocument(item)) return normalCondition(item)
    if (isOperatorDocument(item)) throw new CommandError('BadValue', `cannot nest $ under ${operator}`)
    return item
  })
}

function regexOf(pattern: unknown, options: unknown): RegExp {
  if (pattern instanceof RegExp) return pattern
  if (options !== undefined && typeof options !== 'string') {
    throw new CommandError('BadValue', '$options has to be a string')
  }
  if (typeof pattern === 'string') return toRegExp(pattern, options)
  if (pattern instanceof BSONRegExp) return toRegExp(pattern.pattern, options ?? pattern.options)
  throw new CommandError('BadValue', '$regex has to be a string')
}

function unknownTopLevel(name: string): CommandError {
  const refused = ['$where', '$text', '$near', '$geoNear']
  return refused.includes(name)
    ? new CommandError('BadValue', `${name} is not supported by the embedded server`)
    : new CommandError('BadValue', `unknown top level operator: ${name}`)
}
