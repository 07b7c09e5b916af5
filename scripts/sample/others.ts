import { sampleToday } from '#main/imports/sample.ts'
import { sampleCompany } from './invoices.ts'
import { type LeadStory, momentBefore } from './leads.ts'
import { admin, sellers, team } from './people.ts'
import { emails, fill, messages, notes, taskTitles } from './phrases.ts'
import type { Random } from './random.ts'
import {
  dayMs,
  hourMs,
  pythonDate,
  type StoredDocument,
  storedDate,
  storedDouble,
  storedId
} from './stored.ts'

/** Contacts, tasks, accounts, and what older programs left in collections of their own. */

/**
 * The hash of a long random password that was thrown away: nobody signs in to made-up data with a password,
 * the sample workspace signs its administrator in by itself.
 */
const unknownPassword = '$2b$12$z3TqU.uNj3IzU4acxvI2ku1N10R7Z2FM2X/KtMXLe6TMCs/RhZUBC'

export function storeTeam(): StoredDocument[] {
  const since = new Date(sampleToday.getTime() - 400 * dayMs)
  return team.map(({ _id, email, first, last, role, active }) => ({
    _id: storedId(_id),
    email,
    name: `${first} ${last}`,
    first_name: first,
    last_name: last,
    password_hash: unknownPassword,
    role,
    is_active: active,
    is_verified: true,
    language: email.startsWith('maya') ? 'he' : 'fr',
    assigned_leads: [],
    created_at: storedDate(since),
    updated_at: storedDate(since),
    created_by: admin.email,
    created_by_id: admin._id
  }))
}

/** The contact that a converted lead became; `dealIds` are its deals. */
export function storeContact(lead: LeadStory, contactId: string, dealIds: string[]): StoredDocument {
  const at = storedDate(new Date((lead.createdAt.getTime() + sampleToday.getTime()) / 2))
  return {
    _id: storedId(contactId),
    email: lead.email,
    name: `${lead.person.first} ${lead.person.last}`,
    phone: lead.person.phone,
    company: lead.brand.name,
    language: lead.language,
    tags: [],
    lead_ids: [lead._id],
    opportunity_ids: dealIds,
    ...(lead.owner && { assigned_to: lead.owner.email }),
    created_at: at,
    updated_at: at
  }
}

/** Messages of the public form live among the contacts; their date is a text (domain: 2.4). */
export function storeFormMessages(random: Random, leads: LeadStory[]): StoredDocument[] {
  return Array.from({ length: 24 }, () => {
    const { brand, person, language } = random.pick(leads)
    const at = momentBefore(random, random.int(1, 200))
    return {
      _id: storedId(random.id(at)),
      email: `bonjour@${brand.domain}`,
      name: `${person.first} ${person.last}`,
      company: brand.name,
      phone: person.phone,
      message: random.pick(messages[language]),
      language,
      timestamp: pythonDate(at)
    }
  })
}

export function storeTasks(random: Random, leads: LeadStory[]): StoredDocument[] {
  const worked = leads.filter(({ owner, outcome }) => owner && outcome !== 'lost')
  return Array.from({ length: 70 }, () => storeTask(random, random.pick(worked)))
}

function storeTask(random: Random, lead: LeadStory): StoredDocument {
  const createdAt = momentBefore(random, random.int(1, 40))
  const isCompleted = random.chance(0.45)
  const dueInDays = isCompleted ? random.int(-30, -1) : random.int(-8, 20)
  const dueAt = new Date(sampleToday.getTime() + dueInDays * dayMs + 8 * hourMs)
  return {
    _id: storedId(random.id(createdAt)),
    title: fill(random.pick(taskTitles[lead.language]), lead.slots),
    description: null,
    assigned_to_email: lead.owner?.email ?? null,
    created_by_email: admin.email,
    created_by_id: admin._id,
    lead_id: lead._id,
    contact_id: null,
    opportunity_id: null,
    due_date: random.chance(0.9) ? storedDate(dueAt) : null,
    priority: random.weighted({ A: 3, B: 5, C: 2 }),
    is_completed: isCompleted,
    completed_at: isCompleted ? storedDate(createdAt) : null,
    created_at: storedDate(createdAt),
    updated_at: storedDate(createdAt)
  }
}

/** Mails that were sent by hand; their date is a text (domain: 2.17). */
export function storeSentMails(random: Random, leads: LeadStory[]): StoredDocument[] {
  return Array.from({ length: 30 }, () => {
    const lead = random.pick(leads)
    const at = momentBefore(random, random.int(1, 90))
    return {
      _id: storedId(random.id(at)),
      type: 'email_sent',
      to_email: lead.email,
      subject: lead.brand.name,
      description: random.pick(emails[lead.language]),
      lead_id: lead._id,
      contact_id: null,
      sent_by: random.pick(sellers).email,
      sent_at: pythonDate(at)
    }
  })
}

/** Notes of the later back end (domain: section 9). */
export function storeLaterNotes(random: Random, leads: LeadStory[]): StoredDocument[] {
  const worked = leads.filter(({ owner }) => owner)
  return Array.from({ length: 25 }, () => {
    const lead = random.pick(worked)
    const at = momentBefore(random, random.int(1, 60))
    const text = fill(random.pick(notes[lead.language]), lead.slots)
    return {
      _id: storedId(random.id(at)),
      content: text,
      lead_id: lead._id,
      created_by: lead.owner?.email ?? null,
      created_at: storedDate(at),
      updated_at: storedDate(at)
    }
  })
}

export function storeSettings(random: Random): StoredDocument[] {
  const tags = ['hot', 'cold', 'follow-up', 'qualified']
  return [
    {
      _id: storedId(random.id(sampleToday)),
      available_tags: tags,
      lead_scores_stored: true,
      sales_targets: storeTargets(),
      invoice_company: sampleCompany,
      invoice_prices_include_vat: false,
      updated_at: storedDate(sampleToday)
    }
  ]
}

/** What each salesperson is to win in a month, in the currency of most of their deals; less in the first half. */
const monthlyTargets: Record<string, { currency: string; amount: number }> = {
  'daniel.levy': { currency: 'EUR', amount: 40_000 },
  'maya.cohen': { currency: 'ILS', amount: 250_000 },
  'tom.archer': { currency: 'USD', amount: 35_000 }
}

function storeTargets(): StoredDocument[] {
  return sellers.flatMap(({ email }) => {
    const target = monthlyTargets[email.split('@')[0] ?? '']
    if (!target) return []
    const { currency, amount } = target
    // The months of the year in which today lies, because the page opens there.
    return Array.from({ length: 12 }, (_, at) => ({
      owner_email: email,
      month: `${sampleToday.getUTCFullYear()}-${String(at + 1).padStart(2, '0')}`,
      currency,
      amount: storedDouble(at < 6 ? amount * 0.8 : amount)
    }))
  })
}
