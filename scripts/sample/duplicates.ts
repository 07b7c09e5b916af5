import type { LeadStory } from './leads.ts'
import { momentBefore } from './leads.ts'
import { sellers } from './people.ts'
import { fill, messages, notes } from './phrases.ts'
import type { Random } from './random.ts'
import { pythonDate, type StoredDocument, storedDate, storedId } from './stored.ts'

/** What is there twice: leads that a colleague entered again, contacts of one person, and what people wrote by themselves. */

type Twins = { leads: StoredDocument[]; activities: StoredDocument[] }

/** Leads that somebody entered by hand although the brand had written already: spelt otherwise, or met elsewhere. */
export function storeTwins(random: Random, stories: LeadStory[]): Twins {
  const known = stories.filter(({ writer, outcome }) => writer === 'crm' && outcome !== 'lost').slice(0, 60)
  const spellings = [
    (story: LeadStory) => ({ brand_name: story.brand.name.toUpperCase(), email: story.email.trim() }),
    (story: LeadStory) => ({ brand_name: `${story.brand.name} ${story.city}`, phone: story.person.phone }),
    (story: LeadStory) => ({ brand_name: plain(story.brand.name), name: story.person.first })
  ]
  const twins = Array.from({ length: 9 }, (_, at) => {
    const story = random.pick(known)
    const createdAt = momentBefore(random, random.int(1, 30))
    const owner = random.pick(sellers)
    const own = spellings[at % spellings.length]?.(story) ?? {}
    const lead: StoredDocument = {
      _id: storedId(random.id(createdAt)),
      name: `${story.person.first} ${story.person.last}`,
      email: `${random.pick(['bureau', 'sales', 'team'])}@${story.brand.domain}`,
      phone: null,
      ...own,
      language: story.language,
      target_city: random.chance(0.5) ? story.city : null,
      source: random.pick(['trade-show', 'referral', 'linkedin']),
      status: 'CONTACTED',
      stage: 'call_scheduled',
      priority: 'B',
      tags: random.pick([[], ['hot'], ['follow-up']]),
      assigned_to: owner.email,
      owner_email: owner.email,
      owner_id: owner._id,
      created_at: storedDate(createdAt),
      updated_at: storedDate(createdAt)
    }
    return { lead, entry: noteOn(random, story, { lead, createdAt, author: owner.email }) }
  })
  return { leads: twins.map(({ lead }) => lead), activities: twins.map(({ entry }) => entry) }
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/['’]/g, ' ')
}

type Told = { lead: StoredDocument; createdAt: Date; author: string }

function noteOn(random: Random, story: LeadStory, { lead, createdAt, author }: Told): StoredDocument {
  return {
    _id: storedId(random.id(createdAt)),
    lead_id: (lead._id as { $oid: string }).$oid,
    type: 'note',
    subject: 'Note added',
    description: fill(random.pick(notes[story.language]), story.slots),
    user_email: author,
    metadata: {},
    created_at: storedDate(createdAt)
  }
}

/** A person whom two colleagues keep: once from the lead, once from a card. */
export function storeContactTwins(random: Random, stories: LeadStory[]): StoredDocument[] {
  const converted = stories.filter(({ contactId }) => contactId)
  return Array.from({ length: 5 }, (_, at) => {
    const story = random.pick(converted)
    const createdAt = momentBefore(random, random.int(1, 24))
    return {
      _id: storedId(random.id(createdAt)),
      name: `${story.person.first} ${story.person.last}`,
      email:
        at % 2 === 0
          ? story.email.trim().toUpperCase()
          : `${random.pick(['expansion', 'management', 'office'])}@${story.brand.domain}`,
      phone: at % 2 === 0 ? '' : story.person.phone,
      company: story.brand.name,
      position: random.pick(['CEO', 'COO', 'Head of expansion']),
      language: story.language,
      tags: ['trade-show'],
      lead_ids: [],
      opportunity_ids: [],
      assigned_to: random.pick(sellers).email,
      created_at: storedDate(createdAt),
      updated_at: storedDate(createdAt)
    }
  })
}

/** People of the CRM who wrote through the website as well, and some who asked for an expert. */
export function storeWebsiteContacts(random: Random, stories: LeadStory[]): StoredDocument[] {
  const worked = stories.filter(({ outcome }) => outcome === 'converted' || outcome === 'qualified')
  const forms = Array.from({ length: 8 }, () => {
    const { person, brand, email, language } = random.pick(worked)
    const at = momentBefore(random, random.int(1, 60))
    return {
      _id: storedId(random.id(at)),
      email: email.trim(),
      name: `${person.first} ${person.last}`,
      company: brand.name,
      phone: person.phone,
      message: random.pick(messages[language]),
      language,
      timestamp: pythonDate(at)
    }
  })
  const experts = Array.from({ length: 4 }, () => {
    const { person, brand, email, language } = random.pick(stories)
    const at = momentBefore(random, random.int(1, 40))
    return {
      _id: storedId(random.id(at)),
      type: 'contact_expert',
      source: 'mini-analysis',
      email: email.trim(),
      name: `${person.first} ${person.last}`,
      phone: person.phone,
      brand_name: brand.name,
      sector: brand.sector,
      language,
      message: random.pick(messages[language]),
      created_at: storedDate(at)
    }
  })
  return [...forms, ...experts]
}
