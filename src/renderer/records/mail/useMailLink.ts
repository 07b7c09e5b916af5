import type { Activity } from '#shared/activities/activity.schema.ts'
import { comparableEmail } from '#shared/values/email.ts'
import { useSession } from '../../state/session.store.ts'
import { mailPath } from './mail.path.ts'

/** Where the mail of an entry can be read whole; null for other entries, and for mails that are not this person's. */
export function useMailLink({
  metadata,
  user_email
}: Pick<Activity, 'metadata' | 'user_email'>): string | null {
  const user = useSession((session) => session.user ?? session.endedFor)
  const { mail_id } = metadata
  if (typeof mail_id !== 'string' || !/^[0-9a-f]{24}$/.test(mail_id) || !user) return null
  const isOwn = user_email !== null && comparableEmail(user_email) === comparableEmail(user.email)
  if (user.role === 'sales' && !isOwn) return null
  return mailPath({ _id: mail_id, status: 'sent', origin: 'email_events' })
}
