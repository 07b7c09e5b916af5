import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto'
import { CommandError } from '../values/command.error.ts'

/**
 * SCRAM-SHA-256 (RFC 5802, RFC 7677), the server's side.
 *
 * The password is random and new at each start, so the number of iterations guards against nothing; this is the
 * least that clients accept, and keeps connecting fast.
 */
const ITERATIONS = 4096
const KEY_BYTES = 32

/** A client's attempt to sign in, between its messages. */
export type Conversation = {
  /** Takes the client's next message. @throws CommandError AuthenticationFailed */
  next(message: string): { payload: string; isDone: boolean }
}

/** Knows one account; passwords are kept only as the keys that SCRAM derives from them. */
export class Authenticator {
  readonly username: string
  readonly #salt = randomBytes(28)
  readonly #storedKey: Buffer
  readonly #serverKey: Buffer

  constructor(username: string, password: string) {
    this.username = username
    const salted = pbkdf2Sync(password.normalize('NFKC'), this.#salt, ITERATIONS, KEY_BYTES, 'sha256')
    this.#storedKey = createHash('sha256').update(hmac(salted, 'Client Key')).digest()
    this.#serverKey = hmac(salted, 'Server Key')
  }

  /** Takes the client's first message. @throws CommandError AuthenticationFailed */
  start(message: string, skipsEmptyExchange: boolean): { conversation: Conversation; payload: string } {
    const clientFirst = /^n,(?:a=[^,]*)?,(n=([^,]*),r=([^,]+).*)$/.exec(message)
    const [, bare, name, clientNonce] = clientFirst ?? []
    if (bare === undefined || name === undefined || clientNonce === undefined) throw failed()
    const nonce = clientNonce + randomBytes(24).toString('base64')
    const payload = `r=${nonce},s=${this.#salt.toString('base64')},i=${ITERATIONS}`
    const isKnown = unescapeName(name) === this.username
    return {
      payload,
      conversation: this.#conversation(`${bare},${payload}`, nonce, isKnown, skipsEmptyExchange)
    }
  }

  #conversation(soFar: string, nonce: string, isKnown: boolean, skipsEmptyExchange: boolean): Conversation {
    let isProven = false
    return {
      next: (message) => {
        if (isProven) return { payload: '', isDone: true }
        const payload = this.#verify(soFar, nonce, isKnown, message)
        isProven = true
        return { payload, isDone: skipsEmptyExchange }
      }
    }
  }

  /** An unknown name takes the same way as a wrong password, so that neither can be told from the other. */
  #verify(soFar: string, nonce: string, isKnown: boolean, message: string): string {
    const clientFinal = /^(c=biws,r=([^,]+)),p=([A-Za-z0-9+/=]+)$/.exec(message)
    const [, withoutProof, echoed, proofText] = clientFinal ?? []
    if (withoutProof === undefined || echoed !== nonce || proofText === undefined) throw failed()
    const authMessage = `${soFar},${withoutProof}`
    const proof = Buffer.from(proofText, 'base64')
    if (proof.length !== KEY_BYTES) throw failed()
    const clientKey = xor(proof, hmac(this.#storedKey, authMessage))
    const isRight = timingSafeEqual(createHash('sha256').update(clientKey).digest(), this.#storedKey)
    if (!isRight || !isKnown) throw failed()
    return `v=${hmac(this.#serverKey, authMessage).toString('base64')}`
  }
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}

function xor(left: Buffer, right: Buffer): Buffer {
  return Buffer.from(left.map((byte, index) => byte ^ (right[index] ?? 0)))
}

function unescapeName(name: string): string {
  return name.replaceAll('=2C', ',').replaceAll('=3D', '=')
}

function failed(): CommandError {
  return new CommandError('AuthenticationFailed', 'Authentication failed.')
}
