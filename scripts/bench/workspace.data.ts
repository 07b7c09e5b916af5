import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { hash } from '@node-rs/bcrypt'
import { type Db, type Document, Double, MongoClient, ObjectId } from 'mongodb'
import { activityCollection, olderActivityCollections } from '#main/activities/activity.collection.ts'
import { startServer } from '#main/embedded/server.ts'
import { leadCollection } from '#main/leads/lead.collection.ts'
import { ensureIndexes } from '#main/mongo/indexes.ts'
import { opportunityCollection } from '#main/opportunities/opportunity.collection.ts'
import { crmUserCollection } from '#main/session/account.collection.ts'
import { leadStatuses, priorities } from '#shared/leads/lead.values.ts'
import { defaultProbability } from '#shared/opportunities/opportunity.rules.ts'
import { currencies } from '#shared/opportunities/opportunity.values.ts'
import { stages } from '#shared/opportunities/stages.ts'
import { languages } from '#shared/values/language.ts'
import { defaultDbName } from '#shared/workspace/workspace.schema.ts'
import { createRandom, type Random } from '../sample/random.ts'

/** Seeded data for measuring, put into the local workspace through the driver before the app opens it. */

export const account = { email: 'admin@bench.example', password: 'a password for measuring' }
const owners = [account.email, 'sales1@bench.example', 'sales2@bench.example', 'sales3@bench.example']

const seed = 7
const batchDocuments = 1000
/** Counted back from now, so that the last weeks have their share. */
const today = Date.now()
const twoYearsMs = 2 * 365 * 86_400_000

/** Opens the local workspace of a data folder without the app, and closes it afterwards. */
export async function withLocalWorkspace(userDataDir: string, use: (db: Db) => Promise<void>): Promise<void> {
  const server = await startServer({ dataDir: join(userDataDir, 'workspaces', 'local'), auth: null })
  const client = await new MongoClient(server.uri).connect()
  try {
    await use(client.db(defaultDbName))
  } finally {
    await client.close()
    await server.close()
  }
}

/** Makes the app open this workspace at its next start, as if it had been open last. */
export async function rememberWorkspace(userDataDir: string, kind: 'local' | 'sample'): Promise<void> {
  await mkdir(userDataDir, { recursive: true })
  await writeFile(join(userDataDir, 'config.json'), JSON.stringify({ workspace: { kind } }))
}

/** Fills a data folder with leads, deals and one account. */
export async function fillWorkspace(
  userDataDir: string,
  counts: { leads: number; deals: number; activities?: number }
): Promise<void> {
  await rememberWorkspace(userDataDir, 'local')
  await withLocalWorkspace(userDataDir, async (db) => {
    const random = createRandom(seed)
    await insertAll(db, 'leads', counts.leads, (index) => makeLead(random, index))
    await insertAll(db, 'opportunities', counts.deals, (index) => makeDeal(random, index))
    await insertAll(db, 'activities', counts.activities ?? 0, () => makeActivity(random, counts.deals))
    await addAccount(db)
    const definitions = [
      crmUserCollection,
      leadCollection,
      opportunityCollection,
      activityCollection,
      ...olderActivityCollections
    ]
    await ensureIndexes(db, definitions)
  })
}

/** The account that measurements sign in with. Its hash is cheap, because signing in is not what is measured. */
export async function addAccount(db: Db): Promise<void> {
  const password_hash = await hash(account.password, { cost: 4 })
  const role = { role: 'admin', is_active: true }
  await db.collection('crm_users').insertOne({ email: account.email, name: 'Bench', password_hash, ...role })
}

async function insertAll(
  db: Db,
  name: string,
  count: number,
  make: (index: number) => Document
): Promise<void> {
  for (let from = 0; from < count; from += batchDocuments) {
    const length = Math.min(batchDocuments, count - from)
    const batch = Array.from({ length }, (_, index) => make(from + index))
    await db.collection(name).insertMany(batch, { ordered: false })
  }
}

/** Half of what happened are moves of deals; the rest was logged by people. */
function makeActivity(random: Random, deals: number): Document {
  const created_at = new Date(Date.now() - Math.floor(random.next() * twoYearsMs))
  const isMove = random.chance(0.5)
  return {
    _id: new ObjectId(random.id(created_at)),
    type: isMove ? 'stage_change' : random.pick(['note', 'call', 'email', 'meeting']),
    subject: isMove ? 'Stage changed' : 'Note added',
    description: 'Asked for the priced proposal and a date for the visit.',
    user_email: random.pick(owners),
    created_at,
    ...(isMove && {
      opportunity_id: String(random.int(0, Math.max(0, deals - 1))).padStart(24, '0'),
      metadata: { old_stage: random.pick(stages), new_stage: random.pick(stages) }
    })
  }
}

const firstWords = [
  'Maison',
  'Atelier',
  'Comptoir',
  'Juniper',
  'Copper',
  'Harbour',
  'מאפיית',
  'קפה',
  'Studio',
  'Finch'
]
const lastWords = [
  'Mirabelle',
  'Valmont',
  'Kitchen',
  'Roasters',
  'Optique',
  'אורנים',
  'תמר',
  'Academy',
  'Robotics',
  'Verveine'
]
const people = [
  'Camille Morvan',
  'Jack Rowe',
  'נועה לוי',
  'Élodie Garnier',
  'Grace Marsh',
  'יונתן כרמי',
  'Hugo Perrin'
]
const cities = ['Tel Aviv', 'Haifa', 'Netanya', 'ירושלים', 'Ashdod', 'Herzliya']

const brandOf = (random: Random, index: number) =>
  `${random.pick(firstWords)} ${random.pick(lastWords)} ${index}`

export function makeLead(random: Random, index: number): Document {
  const created_at = new Date(today - Math.floor(random.next() * twoYearsMs))
  const owner = random.chance(0.8) ? random.pick(owners) : null
  return {
    _id: new ObjectId(random.id(created_at)),
    email: `contact${index}@brand${index % 9000}.example`,
    brand_name: brandOf(random, index),
    name: random.pick(people),
    phone: `+972-55-555-${String(index).padStart(6, '0')}`,
    sector: random.pick(['food', 'retail', 'services', 'Restauration / Food']),
    language: random.pick(languages),
    target_city: random.pick(cities),
    budget_estimated: new Double(random.int(10, 600) * 1000),
    status: random.pick([...leadStatuses, 'GENERATED', 'new']),
    stage: random.pick(stages),
    priority: random.pick(priorities),
    tags: random.pick([[], ['hot'], ['follow-up']]),
    source: random.pick(['website', 'referral', 'mini-analyse']),
    assigned_to: owner,
    owner_email: owner,
    request_count: 1,
    activity_count: 0,
    focus_notes:
      'Wants to open before summer. Budget to be confirmed with the board. Call back after the holidays.',
    created_at,
    updated_at: new Date(created_at.getTime() + random.int(0, 30) * 86_400_000)
  }
}

function makeDeal(random: Random, index: number): Document {
  const created_at = new Date(today - Math.floor(random.next() * twoYearsMs))
  const stage = stages[index % stages.length] ?? 'qualification'
  const isClosed = stage === 'won' || stage === 'lost'
  return {
    _id: new ObjectId(random.id(created_at)),
    name: `${brandOf(random, index)} — ${random.pick(cities)}`,
    value: new Double(random.int(3, 300) * 500),
    currency: random.pick(currencies),
    stage,
    probability: defaultProbability[stage],
    expected_close_date: new Date(today + random.int(-30, 200) * 86_400_000),
    next_step: 'Send the priced proposal',
    next_action_date: new Date(today + random.int(-20, 60) * 86_400_000),
    owner_email: random.pick(owners),
    is_closed: isClosed,
    is_won: stage === 'won',
    created_at,
    updated_at: new Date(created_at.getTime() + random.int(0, 30) * 86_400_000)
  }
}
