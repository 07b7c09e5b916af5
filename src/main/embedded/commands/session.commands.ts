import { randomUUID } from 'node:crypto'
import { hostname, platform, release, totalmem } from 'node:os'
import { Binary } from 'bson'
import { type BsonDocument, isDocument, MAX_DOCUMENT_BYTES } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { toInteger } from '../values/numbers.ts'
import type { CommandReply, CommandRequest, CommandTable } from './command.ts'

/** What clients ask about the server itself, signing in, and sessions. */
const HELLO_FIELDS = [
  'helloOk',
  'backpressure',
  'client',
  'compression',
  'speculativeAuthenticate',
  'saslSupportedMechs',
  'topologyVersion',
  'maxAwaitTimeMS',
  'loadBalanced',
  'forShell',
  'internalClient',
  'hostInfo'
]

const USERS_INFO_FIELDS = [
  'showCredentials',
  'showCustomData',
  'showPrivileges',
  'showBuiltinRoles',
  'filter'
]

/** The version whose behaviour this server follows; 8.0 would add commands and change others. */
export const VERSION = { text: '7.0.0', array: [7, 0, 0, 0], wire: 21 }

export const MAX_MESSAGE_BYTES = 48_000_000
export const MAX_BATCH_STATEMENTS = 100_000

export const sessionCommands: CommandTable = {
  hello: { fields: HELLO_FIELDS, isPublic: true, run: (request) => hello(request, 'isWritablePrimary') },
  isMaster: { fields: HELLO_FIELDS, isPublic: true, run: (request) => hello(request, 'ismaster') },
  ismaster: { fields: HELLO_FIELDS, isPublic: true, run: (request) => hello(request, 'ismaster') },
  ping: { fields: [], isPublic: true, run: () => ({}) },
  buildInfo: { fields: [], isPublic: true, run: buildInfo },
  buildinfo: { fields: [], isPublic: true, run: buildInfo },
  saslStart: {
    fields: ['mechanism', 'payload', 'options', 'autoAuthorize', 'db'],
    isPublic: true,
    run: saslStart
  },
  saslContinue: { fields: ['conversationId', 'payload'], isPublic: true, run: saslContinue },
  logout: { fields: [], isPublic: true, run: logout },
  connectionStatus: { fields: ['showPrivileges'], isPublic: true, run: connectionStatus },
  hostInfo: { fields: [], run: hostInfo },
  getParameter: {
    fields: ['featureCompatibilityVersion', 'authenticationMechanisms', 'allParameters'],
    run: getParameter
  },
  getCmdLineOpts: { fields: [], run: () => ({ argv: ['carmel'], parsed: {} }) },
  getLog: { fields: [], run: () => ({ totalLinesWritten: 0, log: [] }) },
  whatsmyuri: { fields: [], run: () => ({ you: '127.0.0.1:0' }) },
  usersInfo: { fields: USERS_INFO_FIELDS, run: () => ({ users: [] }) },
  rolesInfo: { fields: USERS_INFO_FIELDS, run: () => ({ roles: [] }) },
  startSession: { fields: [], run: startSession }
}

function hello(request: CommandRequest, roleField: 'ismaster' | 'isWritablePrimary'): CommandReply {
  const { body, client, server } = request
  client.appName ??= appNameFrom(body.client)
  const answer: BsonDocument = {
    helloOk: true,
    [roleField]: true,
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
    maxMessageSizeBytes: MAX_MESSAGE_BYTES,
    maxWriteBatchSize: MAX_BATCH_STATEMENTS,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: 30,
    connectionId: client.connectionId,
    ...server.replicaSet?.describe(),
    minWireVersion: 0,
    maxWireVersion: VERSION.wire,
    readOnly: false
  }
  if (body.saslSupportedMechs !== undefined && server.authenticator)
    answer.saslSupportedMechs = ['SCRAM-SHA-256']
  const speculative = isDocument(body.speculativeAuthenticate)
    ? speculativeAnswer(request, body.speculativeAuthenticate)
    : undefined
  return speculative ? { ...answer, speculativeAuthenticate: speculative } : answer
}

function appNameFrom(metadata: unknown): string | undefined {
  const application = isDocument(metadata) ? metadata.application : undefined
  return isDocument(application) && typeof application.name === 'string' ? application.name : undefined
}

/** The first step of signing in, sent along with hello; one that fails is passed over, as the protocol says. */
function speculativeAnswer(request: CommandRequest, body: BsonDocument): BsonDocument | undefined {
  try {
    return { ...saslStart({ ...request, body }), ok: 1 }
  } catch (error) {
    if (error instanceof CommandError) return undefined
    throw error
  }
}

function buildInfo(): CommandReply {
  return {
    version: VERSION.text,
    versionArray: VERSION.array,
    gitVersion: 'carmel',
    modules: [],
    sysInfo: 'deprecated',
    bits: 64,
    debug: false,
    maxBsonObjectSize: MAX_DOCUMENT_BYTES,
    storageEngines: ['sqlite']
  }
}

function saslStart({ body, client, server }: CommandRequest): BsonDocument {
  if (!server.authenticator)
    throw new CommandError('AuthenticationFailed', 'This server was started without accounts.')
  if (body.mechanism !== 'SCRAM-SHA-256') {
    throw new CommandError('MechanismUnavailable', 'Only SCRAM-SHA-256 is supported.')
  }
  const options = isDocument(body.options) ? body.options : {}
  const { conversation, payload } = server.authenticator.start(
    payloadText(body),
    options.skipEmptyExchange === true
  )
  client.conversation = conversation
  return { conversationId: 1, done: false, payload: new Binary(Buffer.from(payload)) }
}

function saslContinue({ body, client }: CommandRequest): CommandReply {
  const { conversation } = client
  if (!conversation || toInteger(body.conversationId) !== 1) {
    throw new CommandError('AuthenticationFailed', 'No SASL session state found')
  }
  try {
    const { payload, isDone } = conversation.next(payloadText(body))
    if (isDone) {
      client.isAuthenticated = true
      client.conversation = undefined
    }
    return { conversationId: 1, done: isDone, payload: new Binary(Buffer.from(payload)) }
  } catch (error) {
    client.conversation = undefined
    throw error
  }
}

function payloadText(body: BsonDocument): string {
  const { payload } = body
  if (payload instanceof Binary) return Buffer.from(payload.value()).toString('utf8')
  if (typeof payload === 'string') return Buffer.from(payload, 'base64').toString('utf8')
  throw new CommandError('AuthenticationFailed', 'Authentication failed.')
}

function logout({ client }: CommandRequest): CommandReply {
  client.isAuthenticated = false
  return {}
}

function connectionStatus({ client, server }: CommandRequest): CommandReply {
  const user = server.authenticator?.username
  const isSignedIn = client.isAuthenticated && user !== undefined
  return {
    authInfo: {
      authenticatedUsers: isSignedIn ? [{ user, db: 'admin' }] : [],
      authenticatedUserRoles: isSignedIn ? [{ role: 'root', db: 'admin' }] : []
    }
  }
}

function hostInfo(): CommandReply {
  return {
    system: { currentTime: new Date(), hostname: hostname(), memSizeMB: Math.round(totalmem() / 1024 ** 2) },
    os: { type: platform(), name: platform(), version: release() },
    extra: {}
  }
}

function getParameter({ body }: CommandRequest): CommandReply {
  const known: BsonDocument = {
    featureCompatibilityVersion: { version: '7.0' },
    authenticationMechanisms: ['SCRAM-SHA-256']
  }
  if (body.getParameter === '*') return known
  const asked = Object.keys(known).filter((name) => name in body)
  if (asked.length === 0) throw new CommandError('InvalidOptions', 'no option found to get')
  return Object.fromEntries(asked.map((name) => [name, known[name]]))
}

function startSession(): CommandReply {
  const id = new Binary(Buffer.from(randomUUID().replaceAll('-', ''), 'hex'), Binary.SUBTYPE_UUID)
  return { id: { id }, timeoutMinutes: 30 }
}
