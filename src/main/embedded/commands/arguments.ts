import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { isBsonNumber, toInteger, toNumber } from '../values/numbers.ts'
import { typeName } from '../values/type.names.ts'
import type { CommandRequest } from './command.ts'

/** An optional document argument. @throws CommandError TypeMismatch */
export function documentArgument(body: BsonDocument, name: string): BsonDocument | undefined {
  const value = body[name]
  if (value === undefined || value === null || isDocument(value)) return value ?? undefined
  throw wrongType(name, value, 'object')
}

/** An optional whole number that is not negative. @throws CommandError TypeMismatch, Location51024 */
export function countArgument(body: BsonDocument, name: string): number | undefined {
  const value = body[name]
  if (value === undefined || value === null) return undefined
  if (!isBsonNumber(value)) throw wrongType(name, value, 'number')
  const count = toInteger(value)
  if (count === undefined || count < 0) {
    throw new CommandError(
      'Location51024',
      `BSON field '${name}' value must be >= 0, actual value '${value}'`
    )
  }
  return count
}

/** The command's `maxTimeMS`. @throws CommandError TypeMismatch, BadValue */
export function timeArgument(body: BsonDocument): number | undefined {
  const { maxTimeMS } = body
  if (isBsonNumber(maxTimeMS) && toNumber(maxTimeMS) < 0) {
    throw new CommandError('BadValue', `${maxTimeMS} value for maxTimeMS is out of range`)
  }
  return countArgument(body, 'maxTimeMS')
}

/** An optional flag; numbers count as flags too. @throws CommandError TypeMismatch */
export function flagArgument(body: BsonDocument, name: string): boolean {
  const value = body[name]
  if (value === undefined || value === null) return false
  if (typeof value === 'boolean') return value
  if (isBsonNumber(value)) return toNumber(value) !== 0
  throw wrongType(name, value, 'bool')
}

/** A required string argument. @throws CommandError TypeMismatch, Location40414 */
export function textArgument(body: BsonDocument, name: string): string {
  const value = body[name]
  if (value === undefined) throw missing(name)
  if (typeof value === 'string') return value
  throw wrongType(name, value, 'string')
}

/** The collection that a command names as its own value. @throws CommandError InvalidNamespace, BadValue */
export function collectionArgument({ body, name, db }: CommandRequest): string {
  const value = body[name]
  if (typeof value !== 'string') {
    throw new CommandError('InvalidNamespace', `collection name has invalid type ${typeName(value)}`)
  }
  if (value === '' || value.includes('\0')) {
    throw new CommandError('InvalidNamespace', `Invalid namespace specified '${db}.${value}'`)
  }
  return value
}

/**
 * Refuses a part of a command that says anything but these fields.
 * @param place the part's path, for the message
 * @throws CommandError Location40415
 */
export function checkFields(part: BsonDocument, known: readonly string[], place: string): void {
  const stranger = Object.keys(part).find((field) => !known.includes(field))
  if (stranger !== undefined) {
    throw new CommandError('Location40415', `BSON field '${place}.${stranger}' is an unknown field.`)
  }
}

/** @throws CommandError Location40414 when one of these fields is missing from a part of a command */
export function checkRequired(part: BsonDocument, fields: readonly string[], place: string): void {
  const absent = fields.find((field) => part[field] === undefined)
  if (absent !== undefined) throw missing(`${place}.${absent}`)
}

/** One of a few words. @throws CommandError BadValue */
export function oneOf(name: string, value: unknown, known: readonly string[]): string {
  if (typeof value === 'string' && known.includes(value)) return value
  throw new CommandError('BadValue', `Enumeration value '${String(value)}' for field '${name}' is not valid.`)
}

/** A required array argument. @throws CommandError TypeMismatch, Location40414 */
export function listArgument(body: BsonDocument, name: string): unknown[] {
  const value = body[name]
  if (value === undefined) throw missing(name)
  if (Array.isArray(value)) return value
  throw wrongType(name, value, 'array')
}

function missing(name: string): CommandError {
  return new CommandError('Location40414', `BSON field '${name}' is missing but a required field`)
}

function wrongType(name: string, value: unknown, expected: string): CommandError {
  return new CommandError(
    'TypeMismatch',
    `BSON field '${name}' is the wrong type '${typeName(value)}', expected type '${expected}'`
  )
}
