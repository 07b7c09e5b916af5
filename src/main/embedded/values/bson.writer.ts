import { serialize } from 'bson'
import type { BsonDocument } from './bson.types.ts'

/** An empty document: its length and its end. */
const EMPTY_BYTES = 5

/** Encodes a document; every value keeps the BSON type it stands for (see bson.types.ts). */
export function encodeDocument(document: BsonDocument): Buffer {
  const bytes = serialize(document, { ignoreUndefined: true })
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Encodes an array of documents that are already BSON, as the value of an array field. */
export function encodeRawArray(documents: readonly Uint8Array[]): Buffer {
  const parts: Uint8Array[] = []
  let length = 5
  documents.forEach((document, index) => {
    const header = Buffer.from(`\x03${index}\0`, 'latin1')
    parts.push(header, document)
    length += header.length + document.length
  })
  const size = Buffer.alloc(4)
  size.writeInt32LE(length)
  return Buffer.concat([size, ...parts, Buffer.alloc(1)], length)
}

/** Puts an array field, already encoded, in front of a document's other fields. */
export function withRawArray(name: string, array: Buffer, document: Buffer): Buffer {
  const header = Buffer.from(`\x04${name}\0`, 'utf8')
  const size = Buffer.alloc(4)
  const length = document.length + header.length + array.length
  size.writeInt32LE(length)
  return Buffer.concat([size, header, array, document.subarray(4)], length)
}

/** Adds the fields of one encoded document at the end of another. */
export function withFields(document: Buffer, fields: Buffer): Buffer {
  const length = document.length + fields.length - EMPTY_BYTES
  const joined = Buffer.concat([document.subarray(0, -1), fields.subarray(4)], length)
  joined.writeInt32LE(length)
  return joined
}

/** Puts a document field, already encoded, in front of a document's other fields. */
export function withRawDocument(name: string, value: Uint8Array, document: Buffer): Buffer {
  const header = Buffer.from(`\x03${name}\0`, 'utf8')
  const size = Buffer.alloc(4)
  const length = document.length + header.length + value.length
  size.writeInt32LE(length)
  return Buffer.concat([size, header, value, document.subarray(4)], length)
}
