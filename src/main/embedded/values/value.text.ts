import { EJSON, ObjectId } from 'bson'
import { type BsonDocument, isDocument } from './bson.types.ts'

/** A value as MongoDB writes it into error messages: `ObjectId('…')`, `"text"`, `{ a: 1 }`. */
export function valueText(value: unknown): string {
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`
  if (value instanceof Date) return `new Date(${value.getTime()})`
  if (typeof value === 'bigint') return value.toString()
  if (Array.isArray(value)) return `[ ${value.map(valueText).join(', ')} ]`
  if (isDocument(value)) return documentText(value)
  return typeof value === 'object' && value !== null ? EJSON.stringify(value) : JSON.stringify(value)
}

function documentText(document: BsonDocument): string {
  const fields = Object.entries(document).map(([name, value]) => `${name}: ${valueText(value)}`)
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`
}
