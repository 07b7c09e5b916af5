import { AppError } from '#shared/ipc/result.ts'
import type { Account, AccountInput } from '#shared/mail/account.contract.ts'
import type { MailReason } from '#shared/mail/mail.reasons.ts'
import type { SmtpServer } from '../edges/smtp.ts'
import type { SavedMailbox, Secrets, Settings } from '../settings.ts'

/** How one person sends: the server with its login, and the names that receivers see. */
export type Sender = {
  server: SmtpServer
  from: { name: string; address: string }
  reply_to: string | null
}

export type MailAccounts = {
  keepsSecrets: () => boolean
  /** Without its password. */
  view: (user: string) => Account | null
  /** Errors: `invalid_input` {password: 'password_again'}. */
  save: (user: string, input: AccountInput) => Account
  remove: (user: string) => void
  /** What `save` would make of the input, to try it. Errors: as `save`. */
  preview: (user: string, input: AccountInput) => Sender
  /** The sender, or why there is none. */
  sender: (user: string) => Sender | { problem: Extract<MailReason, 'not_set_up' | 'secret_unreadable'> }
}

/**
 * Mailboxes by user id, in the settings file of this device. A password is encrypted with the system's key store, or
 * lives in memory until the end of this run where there is none; it goes to the mail server and nowhere else.
 */
export function createMailAccounts({
  settings,
  secrets
}: {
  settings: Settings
  secrets: Secrets
}): MailAccounts {
  const ofThisRun = new Map<string, string>()
  const boxes = () => settings.get('mailboxes') ?? {}
  const find = (user: string): SavedMailbox | null => boxes()[user] ?? null

  /** Null: there is none. Throws when it can't be decrypted. */
  const knownPassword = (user: string, box: SavedMailbox): string | null => {
    if (box.encrypted_password !== null) return secrets.decrypt(box.encrypted_password)
    return ofThisRun.get(user) ?? null
  }

  /** The known password belongs to one server and one user: no other may get it. */
  const passwordFor = (user: string, input: AccountInput): string | null => {
    if (!input.user) return null
    if (input.password) return input.password
    const box = find(user)
    const isSame = box?.host === input.host && box.port === input.port && box.user === input.user
    const known = isSame && box.security === input.security ? readable(() => knownPassword(user, box)) : null
    if (!known) {
      const code = box?.user ? 'password_again' : 'required'
      throw new AppError('invalid_input', 'The password has to be typed', { fields: { password: code } })
    }
    return known
  }

  const view = (user: string): Account | null => {
    const box = find(user)
    if (!box) return null
    const { encrypted_password, ...shown } = box
    return { ...shown, password: passwordState(user, box) }
  }

  const passwordState = (user: string, box: SavedMailbox): Account['password'] => {
    if (!box.user) return 'none'
    if (box.encrypted_password === null) return ofThisRun.has(user) ? 'this_run' : 'unreadable'
    return readable(() => knownPassword(user, box)) ? 'kept' : 'unreadable'
  }

  return {
    keepsSecrets: () => secrets.available(),
    view,
    save: (user, input) => {
      const password = passwordFor(user, input)
      const keeps = password !== null && secrets.available()
      const box: SavedMailbox = {
        ...withoutPassword(input),
        encrypted_password: keeps ? secrets.encrypt(password) : null
      }
      if (password !== null && !keeps) ofThisRun.set(user, password)
      else ofThisRun.delete(user)
      settings.set('mailboxes', { ...boxes(), [user]: box })
      return view(user) as Account
    },
    remove: (user) => {
      const { [user]: _removed, ...others } = boxes()
      ofThisRun.delete(user)
      settings.set('mailboxes', others)
    },
    preview: (user, input) => toSender(withoutPassword(input), passwordFor(user, input)),
    sender: (user) => {
      const box = find(user)
      if (!box) return { problem: 'not_set_up' }
      if (!box.user) return toSender(box, null)
      const password = readable(() => knownPassword(user, box))
      return password ? toSender(box, password) : { problem: 'secret_unreadable' }
    }
  }
}

type Box = Omit<SavedMailbox, 'encrypted_password'>

function withoutPassword({ password: _password, ...input }: AccountInput): Box {
  return { ...input, user: input.user || null }
}

function toSender(
  { host, port, security, user, from_name, from_email, reply_to }: Box,
  password: string | null
): Sender {
  return {
    server: { host, port, security, login: user && password ? { user, password } : null },
    from: { name: from_name, address: from_email },
    reply_to
  }
}

/** Null for a secret of another system user, or of another computer. */
function readable(read: () => string | null): string | null {
  try {
    return read()
  } catch {
    return null
  }
}
