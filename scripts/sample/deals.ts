import { sampleToday } from '#main/imports/sample.ts'
import { defaultProbability } from '#shared/opportunities/opportunity.rules.ts'
import type { Currency } from '#shared/opportunities/opportunity.values.ts'
import { canonicalStage, type Stage } from '#shared/opportunities/stages.ts'
import type { LeadStory } from './leads.ts'
import { admin } from './people.ts'
import { fill, lostReasons, nextSteps } from './phrases.ts'
import type { Random } from './random.ts'
import {
  dayMs,
  hourMs,
  inWorkingHours,
  type StoredDocument,
  storedDate,
  storedDouble,
  storedId
} from './stored.ts'

export type Deal = {
  _id: string
  lead: LeadStory
  stage: Stage
  createdAt: Date
  /** When it reached its stage: always in the past. */
  movedAt: Date
  document: StoredDocument
}

/** How many deals stand in each stage, most of them in the middle. */
const stageCounts: Record<Stage, number> = {
  analysis_requested: 7,
  analysis_sent: 8,
  call_scheduled: 9,
  qualification: 10,
  proposal_sent: 10,
  negotiation: 7,
  won: 7,
  lost: 5
}

/** Spellings of older programs, so that the board has some to translate. */
const legacySpellings: Partial<Record<Stage, string[]>> = {
  call_scheduled: ['first_call'],
  proposal_sent: ['proposal'],
  negotiation: ['verbal_commitment'],
  won: ['closed_won']
}

/** Opens deals for leads that have come far enough. */
export function openDeals(random: Random, leads: LeadStory[]): Deal[] {
  const worked = leads.filter(({ outcome }) => outcome === 'qualified')
  const converted = leads.filter(({ outcome }) => outcome === 'converted')
  const lost = leads.filter(({ outcome }) => outcome === 'lost')
  const takeFrom = (list: LeadStory[]) => list.splice(random.int(0, list.length - 1), 1)[0] as LeadStory
  return (Object.entries(stageCounts) as [Stage, number][]).flatMap(([stage, count]) =>
    Array.from({ length: count }, () => {
      const late = stage === 'negotiation' || stage === 'won' || stage === 'proposal_sent'
      return openDeal(random, takeFrom(stage === 'lost' ? lost : late ? converted : worked), stage)
    })
  )
}

/** Deals that were won in earlier months, of converted leads that have no deal yet: all but the last weeks. */
export function earlierWins(random: Random, leads: LeadStory[], latest: Deal[]): Deal[] {
  const taken = new Set(latest.map(({ lead }) => lead))
  const free = leads.filter((lead) => lead.outcome === 'converted' && !taken.has(lead))
  return free.flatMap((lead) => {
    const wonBy = new Date(lead.createdAt.getTime() + random.int(40, 110) * dayMs)
    const isEarlier = wonBy.getTime() < sampleToday.getTime() - 20 * dayMs
    return isEarlier && random.chance(0.6) ? [openDeal(random, lead, 'won', wonBy)] : []
  })
}

function openDeal(random: Random, lead: LeadStory, stage: Stage, until = sampleToday): Deal {
  const createdAt = between(random, lead.createdAt, until)
  const movedAt = between(random, createdAt, until)
  const _id = random.id(createdAt)
  const stored = random.chance(0.3) ? (legacySpellings[stage]?.[0] ?? stage) : stage
  const owner = lead.owner ?? admin
  const document: StoredDocument = {
    _id: storedId(_id),
    name: `${lead.brand.name} — ${lead.city}`,
    lead_id: lead._id,
    contact_id: lead.contactId,
    ...worth(random, lead),
    stage: stored,
    probability: random.chance(0.7) ? defaultProbability[stage] : nearby(random, defaultProbability[stage]),
    owner_id: owner._id,
    owner_email: owner.email,
    created_at: storedDate(createdAt),
    updated_at: storedDate(movedAt),
    ...(isClosed(stage) ? closing(random, lead, stage, movedAt) : following(random, lead))
  }
  return { _id, lead, stage: canonicalStage(stored) ?? stage, createdAt, movedAt, document }
}

const isClosed = (stage: Stage) => stage === 'won' || stage === 'lost'

/** A moment in the later part of a span, never at its very end. */
function between(random: Random, from: Date, to: Date): Date {
  const span = to.getTime() - from.getTime()
  const moment = new Date(from.getTime() + Math.floor(span * (0.3 + random.next() * 0.6)))
  const atWork = inWorkingHours(moment, random.next())
  return atWork > from && atWork < to ? atWork : moment
}

function nearby(random: Random, percent: number): number {
  return percent === 0 || percent === 100
    ? percent
    : Math.min(95, Math.max(5, percent + random.pick([-10, 10, 15])))
}

/** A few deals carry no amount and some no currency, which means US dollars (domain: 2.5). */
function worth(random: Random, { language }: LeadStory): StoredDocument {
  const currency = random.weighted<Currency>(
    language === 'he'
      ? { ILS: 7, USD: 2, EUR: 1 }
      : language === 'fr'
        ? { EUR: 7, USD: 2, ILS: 1 }
        : { USD: 7, EUR: 2, ILS: 1 }
  )
  const amounts = currency === 'ILS' ? [7, 35, 55, 120, 240, 480, 900] : [3, 12.5, 15, 30, 48, 75, 150, 240]
  const value = random.chance(0.06) ? null : storedDouble(random.pick(amounts) * 1000)
  return random.chance(0.12) ? { value } : { value, currency }
}

function closing(random: Random, lead: LeadStory, stage: Stage, closedAt: Date): StoredDocument {
  return {
    expected_close_date: storedDate(new Date(closedAt.getTime() + random.int(-10, 20) * dayMs)),
    is_closed: true,
    is_won: stage === 'won',
    closed_at: storedDate(closedAt),
    ...(stage === 'lost' && { lost_reason: random.pick(lostReasons[lead.language]) })
  }
}

/** About a quarter of the next actions are overdue; some deals have none. */
function following(random: Random, lead: LeadStory): StoredDocument {
  const closes = new Date(sampleToday.getTime() + random.int(-6, 120) * dayMs)
  const open = {
    expected_close_date: random.chance(0.85) ? storedDate(closes) : null,
    is_closed: false,
    is_won: false
  }
  if (random.chance(0.2)) return open
  const days = random.chance(0.28) ? random.int(-14, -1) : random.int(0, 24)
  return {
    ...open,
    next_step: fill(random.pick(nextSteps[lead.language]), lead.slots),
    next_action_date: storedDate(new Date(sampleToday.getTime() + days * dayMs + 9 * hourMs))
  }
}
