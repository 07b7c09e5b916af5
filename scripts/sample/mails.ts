import { sampleToday } from '#main/imports/sample.ts'
import { starterTemplates } from '#shared/templates/starter.templates.ts'
import { fillTemplate, namedVariables } from '#shared/templates/template.rules.ts'
import { type LeadStory, momentBefore } from './leads.ts'
import { admin, sellers } from './people.ts'
import type { Random } from './random.ts'
import { dayMs, pythonDate, type StoredDocument, storedDate, storedId } from './stored.ts'

/** E-mails: templates, what was written by hand, and what the website sent by itself. */

export function storeTemplates(random: Random): StoredDocument[] {
  const at = new Date(sampleToday.getTime() - 300 * dayMs)
  return starterTemplates.map((template) => ({
    _id: storedId(random.id(at)),
    ...template,
    variables: namedVariables(`${template.subject}\n${template.body}`),
    created_by: admin.email,
    created_at: storedDate(at),
    updated_at: storedDate(at)
  }))
}

/** Mails of the website: it logs that they were sent, never their text (domain: 2.17). */
function automaticMail(random: Random, lead: LeadStory): StoredDocument {
  const at = momentBefore(random, random.int(1, 120))
  const isSent = random.chance(0.9)
  return {
    _id: storedId(random.id(at)),
    email_type: 'mini_analysis',
    to_email: lead.email,
    cc: [],
    bcc: [],
    subject: `Mini-analyse ${lead.brand.name}`,
    language: lead.language,
    status: isSent ? 'sent' : 'failed',
    error_message: isSent ? null : 'Connection unexpectedly closed',
    lead_id: lead._id,
    created_at: storedDate(at),
    sent_at: isSent ? storedDate(at) : null
  }
}

type Fate = { status: string; error_code?: string; error_detail?: string }

/** What became of the last few: a person who looks around should meet every case. */
const troubles: Fate[] = [
  { status: 'failed', error_code: 'recipient_refused', error_detail: '550 5.1.1 No such user here' },
  { status: 'failed', error_code: 'message_refused', error_detail: '554 5.7.1 Rejected as spam' },
  { status: 'unknown', error_code: 'no_answer' }
]

function manualMail(random: Random, lead: LeadStory, fate: Fate | null): StoredDocument {
  const at = momentBefore(random, fate ? random.int(1, 3) : random.int(1, 60))
  const author = fate ? admin : random.pick([admin, ...sellers])
  const inLanguage = starterTemplates.filter(({ language }) => language === lead.language)
  const { subject, body } = random.pick(inLanguage)
  const values = { name: lead.person.first, brand: lead.brand.name, sender: `${author.first} ${author.last}` }
  const id = random.id(at)
  return {
    _id: storedId(id),
    email_type: 'manual',
    to_email: lead.email,
    to: [lead.email],
    cc: [],
    bcc: [],
    reply_to: null,
    from_name: values.sender,
    from_email: author.email,
    subject: fillTemplate(subject, values),
    body: fillTemplate(body, values)
      .replace(/\[(DATE|תאריך)\]/g, '12/01')
      .replace(/\[(TIME|HEURE|שעה)\]/g, '10:30')
      .replace(/\[(PLACE|LIEU|מקום)\]/g, 'Tel Aviv'),
    language: lead.language,
    attachments: [],
    status: 'sent',
    ...fate,
    lead_id: lead._id,
    contact_id: null,
    opportunity_id: null,
    record_kind: 'lead',
    sent_by: author.email,
    user_id: author._id,
    message_id: `<${id}@sample.example>`,
    attempts: 1,
    created_at: storedDate(at),
    updated_at: storedDate(at),
    sent_at: fate ? null : storedDate(at)
  }
}

/** All of them, and what the history of the leads tells of those that were sent by hand. */
export function storeMails(
  random: Random,
  leads: LeadStory[]
): { mails: StoredDocument[]; history: StoredDocument[] } {
  const owned = leads.filter(({ owner }) => owner)
  const automatic = Array.from({ length: 40 }, () => automaticMail(random, random.pick(leads)))
  const sent = Array.from({ length: 36 }, () => manualMail(random, random.pick(owned), null))
  const failed = troubles.map((fate) => manualMail(random, random.pick(owned), fate))
  return { mails: [...automatic, ...sent, ...failed], history: sent.map(historyOf) }
}

function historyOf(mail: StoredDocument): StoredDocument {
  const { $oid } = mail._id as { $oid: string }
  const { $date } = mail.sent_at as { $date: string }
  return {
    _id: mail._id,
    type: 'email_sent',
    to_email: mail.to_email,
    subject: mail.subject,
    description: mail.body,
    body: mail.body,
    status: 'sent',
    lead_id: mail.lead_id,
    contact_id: null,
    opportunity_id: null,
    mail_id: $oid,
    sent_by: mail.sent_by,
    sent_at: pythonDate(new Date($date)),
    user_id: mail.user_id,
    user_email: mail.sent_by,
    metadata: { mail_id: $oid, to: mail.to_email },
    created_at: mail.sent_at
  }
}
