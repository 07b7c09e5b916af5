import type { Socket } from 'node:net'
import type { ClientState, CommandReply, ServerState } from '../commands/command.ts'
import { dispatch } from '../commands/dispatch.ts'
import { asCommandError, errorReply } from '../commands/error.reply.ts'
import { MAX_MESSAGE_BYTES } from '../commands/session.commands.ts'
import { BSON, decodeDocument, findField, valueSize } from '../values/bson.reader.ts'
import { type BsonDocument, NestingError } from '../values/bson.types.ts'
import { encodeDocument, withFields } from '../values/bson.writer.ts'
import { CommandError } from '../values/command.error.ts'
import { type Frame, HEADER_BYTES, readEnvelope, readFrame, writeReply } from './frame.ts'
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
  const client: ClientState = {
    connectionId,
    isAuthenticated: false,
    conversation: undefined,
    appName: undefined
  }
  server.openConnections++
  socket.setNoDelay(true)
  // The loop below meets it too; this one is for an error that comes after its end.
  socket.on('error', () => undefined)
  serve(socket, client, server, log)
    .catch((error: unknown) => {
      // The server itself has hung up.
      if (error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE') return
      log(`connection ${connectionId} closed: ${error instanceof Error ? error.message : String(error)}`)
    })
    .finally(() => {
      socket.destroy()
      server.openConnections--
      server.cursors.closeOfConnection(connectionId)
      server.sessions?.closeConnection(connectionId)
    })
}

/**
 * Answers message after message until the client hangs up. The next one is taken only when the client reads its
 * answers: one that does not cannot fill the memory with them.
 * @throws FrameError, InvalidBsonError for bytes that are no message; what the socket throws
 */
async function serve(
  socket: Socket,
  client: ClientState,
  server: ServerState,
  log: (line: string) => void
): Promise<void> {
  const assembler = new MessageAssembler(HEADER_BYTES)
  let replies = 0
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    const isKnown = client.isAuthenticated || !server.authenticator
    for (const message of assembler.add(chunk, isKnown ? MAX_MESSAGE_BYTES : MAX_UNKNOWN_MESSAGE_BYTES)) {
      const answered = replyTo(message, ++replies, client, server, log)
      const reply = answered instanceof Promise ? await answered : answered
      if (reply && !socket.write(reply)) await drained(socket)
    }
  }
}

/** Waits until the client has read what was written, or is gone. */
function drained(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      socket.off('drain', done)
      socket.off('close', done)
      resolve()
    }
    socket.on('drain', done)
    socket.on('close', done)
    if (socket.destroyed) done()
  })
}

/** @returns undefined for a message that must not be answered */
function replyTo(
  message: Buffer,
  replyId: number,
  client: ClientState,
  server: ServerState,
  log: (line: string) => void
): Buffer | undefined | Promise<Buffer | undefined> {
  const envelope = readEnvelope(message)
  const written = (reply: CommandReply) =>
    envelope.wantsReply ? writeReply(envelope, replyId, encodeReply(reply, server)) : undefined
  try {
    const reply = answer(readFrame(message), client, server, log)
    return reply instanceof Promise ? reply.then(written) : written(reply)
  } catch (error) {
    // Sound bytes, but more levels than anybody needs: only this command is refused.
    if (!(error instanceof NestingError)) throw error
    return written(errorReply(asCommandError(error)))
  }
}

function answer(
  frame: Frame,
  client: ClientState,
  server: ServerState,
  log: (line: string) => void
): CommandReply | Promise<CommandReply> {
  const body = decodeDocument(frame.body)
  return dispatch(
    {
      body,
      client,
      server,
      documents: (field) => frame.sections.get(field) ?? arrayDocuments(frame.body, field)
    },
    log
  )
}

/** A member of a replica set tells its time with every reply. */
function encodeReply(reply: CommandReply, { replicaSet }: ServerState): Buffer {
  const document = Buffer.isBuffer(reply) ? reply : encodeOrRefuse(reply)
  return replicaSet ? withFields(document, replicaSet.replyFields()) : document
}

function encodeOrRefuse(reply: BsonDocument): Buffer {
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
