import type { Activity } from '#shared/activities/activity.schema.ts'

/** English subjects that programs write by themselves: the type and the text say the same in the user's language. */
const cannedSubjects = new Set([
  'Note added',
  'Lead updated',
  'Contact updated',
  'Opportunity updated',
  'Call',
  'Email',
  'Email sent',
  'Meeting',
  'Call logged',
  'Email logged',
  'Meeting logged',
  'Status changed',
  'Stage changed',
  'Owner changed',
  'Lead converted to contact'
])

/** Text keys below `activities` that say what happened better than the type. */
const headings = {
  'Lead created': 'leadCreated',
  'Leads imported': 'leadsImported',
  'Contact created': 'contactCreated',
  'Opportunity created': 'opportunityCreated',
  'Leads merged': 'merged',
  'Contacts merged': 'merged',
  'Merge undone': 'mergeUndone',
  'Task created': 'taskCreated',
  'Task updated': 'taskUpdated',
  'Task completed': 'taskCompleted',
  'Task reopened': 'taskReopened',
  'Invoice created': 'invoiceCreated',
  'Invoice issued': 'invoiceIssued',
  'Invoice sent': 'invoiceSent',
  'Invoice canceled': 'invoiceCanceled',
  'Invoice credited': 'invoiceCredited',
  'Invoice payment received': 'paymentReceived',
  'Invoice payment refunded': 'paymentRefunded',
  'Invoice payment canceled': 'paymentCanceled'
} as const

export type Heading = (typeof headings)[keyof typeof headings] | 'edited'

export type EntryText = {
  heading: Heading | null
  subject: string | null
  body: string | null
}

/**
 * What to print of an entry. Subjects and sentences that a program wrote in English are left out where the
 * screen says the same in the user's language; what a person wrote always stays.
 */
export function entryText(entry: Activity, tellsChanges: boolean): EntryText {
  const { subject, description } = entry
  const heading = headingOf(entry, tellsChanges)
  const isCanned = heading !== null || saysTheType(entry)
  const isProgramText =
    description !== null && entry.user_email !== null && namesAuthor(description, entry.user_email)
  const repeats = isProgramText && (heading !== null || tellsChanges)
  return {
    heading,
    subject:
      mergedName(entry) ?? invoiceNumber(entry) ?? (isCanned || subject === description ? null : subject),
    body: repeats ? null : bodyOf(entry)
  }
}

/** A merge is told by what the record was called that went. */
function mergedName({ metadata }: Activity): string | null {
  return isMerge({ metadata }) && typeof metadata.loser_name === 'string' ? metadata.loser_name : null
}

/** What happened to an invoice is told with its number. */
function invoiceNumber({ metadata }: Activity): string | null {
  return typeof metadata.invoice_number === 'string' ? metadata.invoice_number : null
}

/** Tells whether an entry is that of a merge, which can be taken back by it. */
export function isMerge({ metadata }: Pick<Activity, 'metadata'>): boolean {
  return typeof metadata.merge === 'string'
}

/** Events of tasks are sentences, "Task created: Call back": the heading says the one half, the title is the other. */
function bodyOf({ type, description, subject }: Activity): string | null {
  const text = description?.trim() || null
  if (type !== 'task' || !text || !subject) return text
  return text.replace(/^Task [a-z]+(: | by \S+: )/, '') || null
}

function headingOf({ type, subject }: Activity, tellsChanges: boolean): EntryText['heading'] {
  if (subject && Object.hasOwn(headings, subject)) return headings[subject as keyof typeof headings]
  // Edits are stored as notes, because the website knows no better type for them.
  return type === 'note' && tellsChanges ? 'edited' : null
}

/** "Analysis requested" on an entry of type `analysis_requested`, or one of the programs' own words. */
function saysTheType({ subject, type }: Activity): boolean {
  if (subject === null) return false
  return cannedSubjects.has(subject) || subject.trim().toLowerCase() === type.replace(/_/g, ' ')
}

/** Programs write sentences with the author's e-mail, "Lead created by dana@carmel.example" (domain.md 2.7). */
function namesAuthor(description: string, email: string): boolean {
  return description.length < 200 && description.includes(email)
}
