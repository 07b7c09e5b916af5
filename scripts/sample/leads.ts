import { sampleToday } from '#main/imports/sample.ts'
import { expansionTypes, storeFormats, timelines } from '#shared/leads/lead.values.ts'
import type { Language } from '#shared/values/language.ts'
import { type Brand, createBrandMaker, makeCity, sectorLabels } from './brands.ts'
import { admin, type Colleague, makePerson, type Person, team, workers } from './people.ts'
import { analyses, fill, focusNotes, messages, type Slots } from './phrases.ts'
import type { Random } from './random.ts'
import { dayMs, hourMs, type StoredDocument, storedDate, storedDouble, storedId } from './stored.ts'

/** How far a lead has come; decides status, stage, owner and history. */
export type Outcome = 'fresh' | 'contacted' | 'qualified' | 'converted' | 'lost' | 'blocked'

/** The program that would have written the lead: each has a shape of its own (domain: 2.3). */
type Writer = 'crm' | 'analysis' | 'pack' | 'migration' | 'later'

/** A lead's story, from which its document, deal, history and tasks are told. */
export type LeadStory = {
  _id: string
  outcome: Outcome
  writer: Writer
  language: Language
  person: Person
  brand: Brand
  email: string
  city: string
  budget: number
  owner: Colleague | null
  createdAt: Date
  /** The contact that it became. */
  contactId: string | null
  slots: Slots
}

export const leadCount = 400
/** Leads of a brand that asked once more: the website inserts them again (domain: 4.1). */
const repeats = 6

const amounts: Record<Language, (thousands: number) => string> = {
  fr: (thousands) => `${thousands} k€`,
  en: (thousands) => `$${thousands}k`,
  he: (thousands) => `${thousands} אלף ₪`
}

/** How old leads of an outcome are, in days. */
const ages: Record<Outcome, [number, number]> = {
  fresh: [1, 45],
  contacted: [2, 60],
  qualified: [5, 140],
  converted: [25, 330],
  lost: [12, 330],
  blocked: [2, 60]
}

/** Invents the leads, oldest first. */
export function inventLeads(random: Random): LeadStory[] {
  const makeBrand = createBrandMaker(random)
  const first = Array.from({ length: leadCount - repeats }, () => inventLead(random, makeBrand))
  const again = Array.from({ length: repeats }, () => repeat(random, random.pick(first)))
  return [...first, ...again].sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
}

function inventLead(random: Random, makeBrand: (language: Language) => Brand): LeadStory {
  const outcome = random.weighted<Outcome>({
    fresh: 27,
    contacted: 21,
    qualified: 19,
    converted: 16,
    lost: 13,
    blocked: 4
  })
  const writer: Writer =
    outcome === 'blocked'
      ? 'analysis'
      : random.weighted<Writer>({
          crm: 40,
          analysis: 42,
          pack: 9,
          migration: outcome === 'fresh' ? 8 : 3,
          later: 4
        })
  const language = random.weighted<Language>({ fr: 48, en: 27, he: 25 })
  const person = makePerson(random, language)
  const brand = makeBrand(language)
  const city = makeCity(random, language)
  const [youngest, oldest] = ages[outcome]
  const createdAt = momentBefore(random, random.int(youngest, oldest))
  const budget = random.pick([45, 60, 80, 95, 120, 150, 180, 240, 300, 450, 600]) * 1000
  return {
    _id: random.id(createdAt),
    outcome,
    writer,
    language,
    person,
    brand,
    email: makeEmail(random, brand),
    city,
    budget,
    owner: makeOwner(random, outcome),
    createdAt,
    contactId: outcome === 'converted' ? random.id(createdAt) : null,
    slots: { first: person.first, brand: brand.name, city, amount: amounts[language](budget / 1000) }
  }
}

function repeat(random: Random, story: LeadStory): LeadStory {
  const createdAt = momentBefore(random, random.int(1, 20))
  const unhandled = { outcome: 'fresh', writer: 'analysis', owner: null, contactId: null } as const
  return { ...story, ...unhandled, _id: random.id(createdAt), createdAt }
}

/** Some time between 6:00 and 16:00 UTC, so many whole days before today. */
export function momentBefore(random: Random, days: number): Date {
  return new Date(sampleToday.getTime() - days * dayMs + 6 * hourMs + random.int(0, 10 * hourMs))
}

function makeEmail(random: Random, brand: Brand): string {
  const address = `${random.pick(['contact', 'hello', 'direction', 'info', 'office'])}@${brand.domain}`
  if (random.chance(0.02)) return `${address} `
  return random.chance(0.04) ? `${address.charAt(0).toUpperCase()}${address.slice(1)}` : address
}

function makeOwner(random: Random, outcome: Outcome): Colleague | null {
  const isNobodys = outcome === 'blocked' || random.chance(outcome === 'fresh' ? 0.5 : 0.04)
  const owner = team[Number(random.weighted(workers))] ?? admin
  if (isNobodys) return null
  // Whoever has left worked only on leads that are settled by now.
  return owner.active || outcome === 'converted' || outcome === 'lost' ? owner : admin
}

const statuses: Record<Outcome, Record<string, number>> = {
  fresh: { NEW: 10 },
  contacted: { CONTACTED: 10 },
  qualified: { QUALIFIED: 10 },
  converted: { CONVERTED: 9, QUALIFIED: 1 },
  lost: { LOST: 10 },
  blocked: { PENDING_QUOTA: 5, QUOTA_BLOCKED: 3, ERROR: 1 }
}

const stagesByOutcome: Record<Outcome, Record<string, number>> = {
  fresh: { analysis_requested: 7, analysis_sent: 3 },
  contacted: { analysis_sent: 5, call_scheduled: 5, first_call: 1 },
  qualified: { call_scheduled: 2, qualification: 5, proposal_sent: 4 },
  converted: { proposal_sent: 3, negotiation: 4, won: 4 },
  lost: { lost: 9, closed_lost: 1 },
  blocked: { analysis_requested: 1 }
}

/** The stored document; `dealId` is the latest deal that was opened from it. */
export function storeLead(
  random: Random,
  story: LeadStory,
  { updatedAt, dealId }: { updatedAt: Date; dealId: string | null }
): StoredDocument {
  const status = random.weighted(statuses[story.outcome])
  const stage = random.weighted(stagesByOutcome[story.outcome])
  const base: StoredDocument = {
    _id: storedId(story._id),
    email: story.email,
    brand_name: story.brand.name,
    created_at: storedDate(story.createdAt),
    updated_at: storedDate(updatedAt)
  }
  const byWriter = {
    crm: fromCrm,
    analysis: fromAnalysis,
    pack: fromPack,
    migration: fromMigration,
    later: fromLater
  }
  return {
    ...base,
    ...byWriter[story.writer](random, story, status, stage),
    ...workedFields(random, story),
    ...(story.contactId && { converted_to_contact_id: story.contactId }),
    ...(dealId && { converted_to_opportunity_id: dealId })
  }
}

type Telling = (random: Random, story: LeadStory, status: string, stage: string) => StoredDocument

const fullName = ({ person }: LeadStory) => `${person.first} ${person.last}`

const foodFormats = ['restaurant', 'kiosk', 'corner', 'flagship'] as const
const shopFormats = storeFormats.filter((format) => format !== 'restaurant')

const fromCrm: Telling = (random, story, status, stage) => ({
  name: fullName(story),
  phone: story.person.phone,
  sector: story.brand.sector,
  language: story.language,
  expansion_type: random.pick(expansionTypes),
  format: random.pick(story.brand.sector === 'food' ? foodFormats : shopFormats),
  budget_estimated: storedDouble(story.budget),
  target_city: story.city,
  timeline: random.pick(timelines),
  source: random.pick(['referral', 'website', 'trade-show', 'linkedin', 'partner']),
  status,
  stage,
  priority: random.weighted({ A: 3, B: 5, C: 2 }),
  tags: random.pick([[], [], ['hot'], ['follow-up'], ['qualified'], ['hot', 'qualified'], ['cold']]),
  request_count: 1,
  activity_count: 0
})

const fromAnalysis: Telling = (random, story, status, stage) => {
  return {
    first_name: story.person.first,
    last_name: story.person.last,
    name: fullName(story),
    phone: story.person.phone,
    sector: sectorLabels[story.language][story.brand.sector],
    language: story.language,
    status: status === 'NEW' && random.chance(0.6) ? 'GENERATED' : status,
    source: 'mini-analyse',
    request_count: random.int(2, 3),
    ...(random.chance(0.3) && campaign(random)),
    ...(random.chance(0.85) && { stage }),
    ...(random.chance(0.12) && {
      analysis: fill(analyses[story.language], story.slots),
      analysis_meta: { language: story.language, generated_at: storedDate(story.createdAt) }
    })
  }
}

const campaign = (random: Random) => ({
  utm_source: random.pick(['linkedin', 'google', 'newsletter']),
  utm_medium: random.pick(['cpc', 'email', 'social']),
  utm_campaign: random.pick(['expansion-2025', 'franchise-expo', 'summer'])
})

const fromPack: Telling = (random, story, status, stage) => {
  const pack = random.pick(['analyse', 'succursales', 'franchise'])
  return {
    full_name: fullName(story),
    phone: story.person.phone,
    company: story.brand.name,
    status: status === 'NEW' ? 'new' : status,
    stage,
    source: 'pack_rappel',
    tags: [`pack_${pack}`],
    pack_requested: pack,
    message: random.pick(messages[story.language]),
    preferred_contact_date: new Date(story.createdAt.getTime() + 3 * dayMs).toISOString().slice(0, 10),
    preferred_contact_time: random.pick(['09:00-12:00', '12:00-14:00', '14:00-17:00'])
  }
}

const fromMigration: Telling = (_random, story, status) => ({
  phone: '',
  sector: 'Unknown',
  language: 'fr',
  status: status === 'NEW' ? 'GENERATED' : status,
  source: 'mini-analysis-migration',
  request_count: 1,
  analysis_text: fill(analyses[story.language], story.slots).slice(0, 160),
  notes: 'Lead créé à partir d’une analyse existante.'
})

const fromLater: Telling = (random, story, status, stage) => ({
  contact_name: fullName(story),
  phone: story.person.phone,
  sector: story.brand.sector,
  language: story.language,
  status: status === 'CONTACTED' ? 'nurturing' : status.toLowerCase(),
  stage: stage === 'analysis_requested' ? 'lead' : stage,
  priority: random.pick(['high', 'medium', 'low']),
  company_name: story.brand.name,
  source: 'website-form',
  budget: `${story.budget} €`
})

/** What people added when they took the lead on. */
function workedFields(random: Random, story: LeadStory): StoredDocument {
  const { owner, outcome, writer, language } = story
  const isWorked = owner !== null && writer !== 'crm' && random.chance(0.65)
  return {
    ...(isWorked && {
      priority: random.weighted({ A: 3, B: 5, C: 2 }),
      target_city: story.city,
      budget_estimated: storedDouble(story.budget)
    }),
    ...(outcome !== 'fresh' &&
      writer === 'crm' &&
      random.chance(0.4) && { focus_notes: random.pick(focusNotes[language]) }),
    ...ownerFields(random, story)
  }
}

/** Owners are stored in up to three fields, depending on who assigned (domain: 4.5). */
function ownerFields(random: Random, { owner, writer }: LeadStory): StoredDocument {
  if (!owner) return writer === 'analysis' ? { assigned_to: null } : {}
  if (random.chance(0.1)) return { owner_email: owner.email }
  if (random.chance(0.1)) return { assigned_to: owner.email.toUpperCase() }
  return { assigned_to: owner.email, owner_email: owner.email, owner_id: owner._id }
}
