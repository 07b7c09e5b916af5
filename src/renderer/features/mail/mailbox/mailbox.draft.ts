import {
  type Account,
  type AccountInput,
  accountInput,
  type Security,
  securityOfPort
} from '#shared/mail/account.contract.ts'
import type { SessionUser } from '#shared/session/session.contract.ts'

/** What the mailbox form holds: text as typed; an empty password means the known one. */
export type MailboxDraft = {
  host: string
  port: string | number
  security: Security
  user: string
  password: string
  from_name: string
  from_email: string
  reply_to: string
}

export function toDraft(
  account: Account | null,
  user: Pick<SessionUser, 'name' | 'email'> | null
): MailboxDraft {
  return {
    host: account?.host ?? '',
    port: account?.port ?? 465,
    security: account?.security ?? 'tls',
    user: account ? (account.user ?? '') : (user?.email ?? ''),
    password: '',
    from_name: account?.from_name ?? user?.name ?? '',
    from_email: account?.from_email ?? user?.email ?? '',
    reply_to: account?.reply_to ?? ''
  }
}

/** A change; a port that has a way of encryption of its own brings it along. */
export function withChange(draft: MailboxDraft, part: Partial<MailboxDraft>): MailboxDraft {
  const security = part.port === undefined ? null : securityOfPort(Number(part.port))
  return { ...draft, ...(security && { security }), ...part }
}

type Reading = { ok: true; input: AccountInput } | { ok: false; codes: Record<string, string> }

/** Reads with the rules that the main process will apply; codes are below `errors.field`. */
export function readDraft({ password, ...draft }: MailboxDraft): Reading {
  const parsed = accountInput.safeParse({
    ...draft,
    port: Number(draft.port),
    user: draft.user.trim() || null,
    reply_to: draft.reply_to.trim() || null,
    ...(password !== '' && { password })
  })
  if (parsed.success) return { ok: true, input: parsed.data }
  const codes: Record<string, string> = {}
  for (const { path, message } of parsed.error.issues) codes[String(path[0])] ??= message
  return { ok: false, codes }
}
