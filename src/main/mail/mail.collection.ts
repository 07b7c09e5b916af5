import type { Document, Filter } from 'mongodb'
import { caseSpellings, sameEmail } from '../mongo/filter-parts.ts'
import type { CollectionDefinition, IndexDefinition } from '../mongo/scoped-collection.ts'
import type { SignedInUser } from '../session/signed-in-user.ts'

/**
 * Where e-mails are (domain.md 2.17, 4.5, 4.7, 9). Carmel writes them to `email_events`, and what was sent to
 * `crm_activities` as well, where the website reads the history of manual mails. Salespeople see what they sent.
 */

const indexes: IndexDefinition[] = [
  { keys: { lead_id: 1 } },
  { keys: { contact_id: 1 } },
  { keys: { opportunity_id: 1 } },
  { keys: { invoice_id: 1 } },
  { keys: { created_at: -1 } },
  { keys: { created_at: -1, _id: -1 } },
  { keys: { status: 1, created_at: -1, _id: -1 } },
  { keys: { sent_by: 1, created_at: -1 } },
  { keys: { user_id: 1, status: 1, created_at: -1 } },
  // The outbox: what one device has to send, and what it has not told the timeline yet.
  { keys: { device_id: 1, status: 1, next_attempt_at: 1 } },
  { keys: { 'attachments.sha256': 1 } },
  { keys: { history_pending: 1 }, partialFilterExpression: { history_pending: true } }
]

export const mailCollection: CollectionDefinition = {
  name: 'email_events',
  indexes,
  scope: (user) => (user.role === 'sales' ? { sent_by: sameEmail(user.email) } : null)
}

/** What the user sends themselves: nobody sends, repeats or takes back another's mail, administrators neither. */
export const ownMails: CollectionDefinition = {
  ...mailCollection,
  scope: (user) => ({ user_id: { $in: user.ids } })
}

/** What somebody is writing; theirs alone. */
export const draftCollection: CollectionDefinition = {
  name: 'email_drafts',
  indexes: [
    { keys: { user_id: 1, updated_at: -1 } },
    { keys: { lead_id: 1 } },
    { keys: { contact_id: 1 } },
    { keys: { invoice_id: 1 } }
  ],
  scope: (user) => ({ user_id: { $in: user.ids } })
}

/** Manual mails as the website logs them. Its indexes belong to the activities, which share the collection. */
export const sentByHand: CollectionDefinition = {
  name: 'crm_activities',
  indexes: [],
  scope: (user) => (user.role === 'sales' ? { sent_by: sameEmail(user.email) } : null)
}

/** Mails of the later back end. It also copies them to `email_history` and `crm_activities`. */
export const laterMails: CollectionDefinition = {
  name: 'emails',
  indexes: [{ keys: { created_at: -1 } }, { keys: { lead_id: 1 } }, { keys: { contact_id: 1 } }],
  scope: (user) => (user.role === 'sales' ? { $or: senderFields(user) } : null)
}

function senderFields({ email }: SignedInUser): Filter<Document>[] {
  const own = sameEmail(email)
  return [{ sent_by: own }, { created_by: own }, { user_email: own }, { from: own }]
}

const failed = caseSpellings(['failed', 'failed_smtp'])
const waiting = caseSpellings(['queued', 'sending'])
const unknown = caseSpellings(['unknown'])
const notSent = [...failed, ...waiting, ...unknown, ...caseSpellings(['draft'])]

/** Stored statuses by folder. Whatever nobody knows counts as sent: it is a log of mails. */
export const folderQueries = {
  sent: { status: { $nin: notSent } },
  waiting: { status: { $in: waiting } },
  failed: { status: { $in: [...failed, ...unknown] } }
} satisfies Record<string, Filter<Document>>

/** What has not reached anybody for certain. */
export const unsentQuery: Filter<Document> = { status: { $in: [...failed, ...unknown, ...waiting] } }

/** What Carmel did not log there itself, in the website's own form: the later back end dates with dates. */
export const loggedByWebsite: Filter<Document> = {
  type: 'email_sent',
  sent_at: { $type: 'string' },
  mail_id: { $exists: false }
}

/** A list fetches everything but the text. */
export const rowProjection = { body: 0, description: 0, message: 0, error_detail: 0, html: 0 }
