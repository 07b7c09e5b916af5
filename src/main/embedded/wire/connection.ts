import type { Socket } from 'node:net'
import type { ClientState, CommandReply, ServerState } from '../commands/command.ts'
import { dispatch } from '../commands/dispatch.ts'
import { asCommandError, errorReply } from '../commands/error.reply.ts'
import { MAX_MESSAGE_BYTES } from '../commands/session.commands.ts'
import { BSON, decodeDocument, findField, valueSize } from '../values/bson.reader.ts'
import { encodeDocument } from '../values/bson.writer.ts'
import { CommandError } from '../values/command.error.ts'
import { type Frame, HEADER_BYTES, readFrame, writeReply } from './frame.ts'
import { MessageAssembler } from './message.assembler.ts'

/** Messages from someone who has not signed in need not be large. */
const MAX_UNKNOWN_MESSAGE_BYTES = 64 * 1024

/**
 * Serves one client: takes whole messages off the socket and answers them one after the other. Bytes that are no
 * message end the connection, and only that.
 */
export function serveConnection(
  socket: Socket,
  connectionId: number,
  server: ServerState,
  log: (line: string) => void
): void {
  const client: ClientState = { connectionId, isAuthenticated: false, conversation: undefined }
  const assembler = new MessageAssembler(HEADER_BYTES)
  let replies = 0
  server.openConnections++
  socket.setNoDelay(true)
  socket.on('data', (chunk) => {
    try {
      const isKnown = client.isAuthenticated || !server.authenticator
      for (const message of assembler.add(chunk, isKnown ? MAX_MESSAGE_BYTES : MAX_UNKNOWN_MESSAGE_BYTES)) {
        const frame = readFrame(message)
        const reply = answer(frame, client, server, log)
        if (frame.wantsReply) socket.write(writeReply(frame, ++replies, reply))
      }
    } catch (error) {
      log(`connection ${connectionId} closed: ${error instanceof Error ? error.message : String(error)}`)
      socket.destroy()
    }
  })
  socket.on('error', (error) => log(`connection ${connectionId}: ${error.message}`))
  socket.on('close', () => {
    server.openConnections--
    server.cursors.closeOfConnection(connectionId)
  })
}

function answer(frame: Frame, client: ClientState, server: ServerState, log: (line: string) => void): Buffer {
  const body = decodeDocument(frame.body)
  const reply: CommandReply = dispatch(
    {
      body,
      client,
      server,
      documents: (field) => frame.sections.get(field) ?? arrayDocuments(frame.body, field)
    },
    log
  )
  if (Buffer.isBuffer(reply)) return reply
  try {
    return encodeDocument(reply)
  } catch (error) {
    return encodeDocument(errorReply(asCommandError(error)))
  }
}

/** The documents of an array field of the command itself, as bytes. */
function arrayDocuments(body: Buffer, field: string): Buffer[] {
  const at = findField(body, field)
  if (at === -1)
    throw new CommandError('Location40414', `BSON field '${field}' is missing but a required field`)
  if (body[at] !== BSON.array)
    throw new CommandError('TypeMismatch', `BSON field '${field}' must be an array`)
  const documents: Buffer[] = []
  const start = body.indexOf(0, at + 1) + 1
  const end = start + body.readInt32LE(start) - 1
  for (let item = start + 4; item < end; ) {
    const valueAt = body.indexOf(0, item + 1) + 1
    const type = body[item] ?? 0
    if (type !== BSON.object)
      throw new CommandError('TypeMismatch', `The items of '${field}' must be documents`)
    const size = valueSize(body, type, valueAt)
    documents.push(body.subarray(valueAt, valueAt + size))
    item = valueAt + size
  }
  return documents
}
