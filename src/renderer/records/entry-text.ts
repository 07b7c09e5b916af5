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

export type EntryText = {
  /** A text key below `activities` that says it better than the type. */
  heading: 'leadCreated' | 'contactCreated' | 'opportunityCreated' | 'edited' | null
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
    subject: isCanned || subject === description ? null : subject,
    body: repeats ? null : (description?.trim() ?? null)
  }
}

function headingOf({ type, subject }: Activity, tellsChanges: boolean): EntryText['heading'] {
  if (subject === 'Lead created') return 'leadCreated'
  if (subject === 'Contact created') return 'contactCreated'
  if (subject === 'Opportunity created') return 'opportunityCreated'
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
