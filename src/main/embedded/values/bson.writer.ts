import { serialize } from 'bson'
import type { BsonDocument } from './bson.types.ts'

/** An empty document: its length and its end. */
const EMPTY_BYTES = 5
const END = Buffer.alloc(1)

/** Encodes a document; every value keeps the BSON type it stands for (see bson.types.ts). */
export function encodeDocument(document: BsonDocument): Buffer {
  const bytes = serialize(document, { ignoreUndefined: true })
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Puts an array of documents, all of them BSON already, in front of a document's other fields. */
export function withRawArray(name: string, items: readonly Uint8Array[], document: Buffer): Buffer {
  const parts: Uint8Array[] = []
  let bytes = EMPTY_BYTES
  items.forEach((item, index) => {
    const header = Buffer.from(`\x03${index}\0`, 'latin1')
    parts.push(header, item)
    bytes += header.length + item.length
  })
  const start = Buffer.from(`\x04${name}\0`, 'utf8')
  const length = document.length + start.length + bytes
  return Buffer.concat([int32(length), start, int32(bytes), ...parts, END, document.subarray(4)], length)
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
  const length = document.length + header.length + value.length
  return Buffer.concat([int32(length), header, value, document.subarray(4)], length)
}

function int32(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(4)
  bytes.writeInt32LE(value)
  return bytes
}
