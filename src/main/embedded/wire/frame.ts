import { checkDocument } from '../values/bson.check.ts'
import { InvalidBsonError } from '../values/bson.types.ts'

/** The kinds of message that MongoDB's wire protocol still has. */
export const OPCODE = { reply: 1, query: 2004, compressed: 2012, message: 2013 } as const

const FLAG = { checksumPresent: 1, moreToCome: 2 } as const
const KNOWN_REQUIRED_FLAGS = 0b11
const REQUIRED_FLAGS_MASK = 0xffff
export const HEADER_BYTES = 16
const CHECKSUM_BYTES = 4
/** The header, the flags and the kind of the one section. */
const MESSAGE_HEAD_BYTES = HEADER_BYTES + 5
/** The header, flags, cursor id, starting from, number returned. */
const LEGACY_HEAD_BYTES = HEADER_BYTES + 20
const AWAIT_CAPABLE = 8

/** How a request is to be answered. */
export type Envelope = {
  requestId: number
  isLegacy: boolean
  /** False for a message that must not be answered. */
  wantsReply: boolean
}

/** A request taken apart: the command document and the arrays that came as sections of their own. */
export type Frame = {
  body: Buffer
  sections: Map<string, Buffer[]>
}

/** Bytes that are no message; the connection cannot go on. */
export class FrameError extends Error {}

/** Reads what the answer needs to know of a whole message. */
export function readEnvelope(message: Buffer): Envelope {
  const isLegacy = message.readInt32LE(12) === OPCODE.query
  const flags = !isLegacy && message.length >= HEADER_BYTES + 4 ? message.readUInt32LE(HEADER_BYTES) : 0
  return { requestId: message.readInt32LE(4), isLegacy, wantsReply: (flags & FLAG.moreToCome) === 0 }
}

/**
 * Takes a whole message apart.
 * @throws FrameError for an unknown kind or lengths that do not fit; InvalidBsonError, NestingError for the command
 */
export function readFrame(message: Buffer): Frame {
  const opcode = message.readInt32LE(12)
  if (opcode === OPCODE.message) return readMessage(message)
  if (opcode === OPCODE.query) return readQuery(message)
  throw new FrameError(`opcode ${opcode} is not supported`)
}

function readMessage(message: Buffer): Frame {
  if (message.length < HEADER_BYTES + 4) throw new FrameError('message is too short')
  const flags = message.readUInt32LE(HEADER_BYTES)
  if (flags & REQUIRED_FLAGS_MASK & ~KNOWN_REQUIRED_FLAGS) throw new FrameError('unknown flags')
  const end = message.length - (flags & FLAG.checksumPresent ? CHECKSUM_BYTES : 0)
  const sections = new Map<string, Buffer[]>()
  let body: Buffer | undefined
  let at = HEADER_BYTES + 4
  while (at < end) {
    const kind = message[at]
    if (kind === 0 && !body) {
      const length = checkDocument(message, at + 1, end)
      body = message.subarray(at + 1, at + 1 + length)
      at += 1 + length
    } else if (kind === 1) {
      at = readSection(message, at + 1, end, sections)
    } else {
      throw new FrameError(`section of kind ${kind} is not supported`)
    }
  }
  if (!body) throw new FrameError('message has no command')
  return { body, sections }
}

/** Reads a document sequence; its documents are cut out by their lengths and checked by whoever uses them. */
function readSection(message: Buffer, start: number, end: number, sections: Map<string, Buffer[]>): number {
  if (start + 4 > end) throw new FrameError('section has no length')
  const sectionEnd = start + message.readInt32LE(start)
  const nameEnd = message.indexOf(0, start + 4)
  if (sectionEnd > end || sectionEnd <= start || nameEnd === -1 || nameEnd >= sectionEnd) {
    throw new FrameError('section leaves its message')
  }
  const documents: Buffer[] = []
  let at = nameEnd + 1
  while (at < sectionEnd) {
    if (at + 5 > sectionEnd) throw new InvalidBsonError('document is shorter than five bytes')
    const length = message.readInt32LE(at)
    if (length < 5 || at + length > sectionEnd) throw new FrameError('document leaves its section')
    documents.push(message.subarray(at, at + length))
    at += length
  }
  sections.set(message.toString('utf8', start + 4, nameEnd), documents)
  return sectionEnd
}

/** The old form, in which every driver sends its first hello. */
function readQuery(message: Buffer): Frame {
  const nameEnd = message.indexOf(0, HEADER_BYTES + 4)
  if (nameEnd === -1 || nameEnd + 9 > message.length) throw new FrameError('query is too short')
  const name = message.toString('utf8', HEADER_BYTES + 4, nameEnd)
  if (!name.endsWith('.$cmd')) throw new FrameError('OP_QUERY is only supported for commands')
  const start = nameEnd + 9
  const length = checkDocument(message, start)
  return { body: message.subarray(start, start + length), sections: new Map() }
}

/** Builds the reply to a request around an encoded document. */
export function writeReply(request: Envelope, requestId: number, document: Buffer): Buffer {
  const head = Buffer.alloc(request.isLegacy ? LEGACY_HEAD_BYTES : MESSAGE_HEAD_BYTES)
  const length = head.length + document.length
  head.writeInt32LE(length, 0)
  head.writeInt32LE(requestId, 4)
  head.writeInt32LE(request.requestId, 8)
  head.writeInt32LE(request.isLegacy ? OPCODE.reply : OPCODE.message, 12)
  if (request.isLegacy) {
    head.writeInt32LE(AWAIT_CAPABLE, HEADER_BYTES)
    head.writeInt32LE(1, LEGACY_HEAD_BYTES - 4)
  }
  return Buffer.concat([head, document], length)
}
