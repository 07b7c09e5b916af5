/**
 * How BSON looks inside the embedded server, so that no type is lost between storage, update and reply:
 *
 * - int32, and every double that is not a whole number in the int32 range: a JavaScript number;
 * - a double that happens to be such a whole number (3000.0): bson's `Double`;
 * - int64: bigint; decimal: `Decimal128`; the rest: bson's own classes, `Date`, string, boolean, null;
 * - a missing field: undefined.
 *
 * bson's `serialize` maps all of these back to the type they came from.
 */
export type BsonDocument = { [field: string]: unknown }

/** Deepest nesting MongoDB accepts in a document or a command. */
export const MAX_DEPTH = 200

/** Largest document MongoDB accepts, in bytes. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024

/** True for an embedded document (not an array, not a BSON class). */
export function isDocument(value: unknown): value is BsonDocument {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

/** Sets a field, also one named `__proto__`, which an assignment would swallow. */
export function setField(document: BsonDocument, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(document, name, { value, enumerable: true, writable: true, configurable: true })
  } else {
    document[name] = value
  }
}

/** Bytes that are not BSON, whatever their sender claims. */
export class InvalidBsonError extends Error {}

/** BSON that nests deeper than a server accepts. */
export class NestingError extends Error {}
