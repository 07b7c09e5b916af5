import { type Document, ObjectId } from 'bson'
import { leadStatuses } from '#shared/leads/lead.values.ts'
import { createRandom, type Random } from '../../sample/random.ts'
import { inventLeads } from './leads.ts'
import type { OpenSubject, Subject } from './subject.ts'

/** What was measured: milliseconds of each call, documents a second of each batch, megabytes. */
export type Measured = Partial<Record<Measure, number[]>>

export const measures = [
  'insertMany',
  'findByKey',
  'page',
  'insertOne',
  'updateOne',
  'groupByStage',
  'search',
  'memoryLoaded',
  'reopen',
  'reopenThread',
  'memory'
] as const
export type Measure = (typeof measures)[number]

/** How many leads there are, and how often each question is asked. */
export type Size = { leads: number; rounds: number }

const batchDocuments = 1000
/** Both sides compile what they run often, after some hundred calls: a program in use is measured, not its first calls. */
const warmUp = { calls: 1000, ms: 1000 }
const searchedLetters = 6

/** Fills a new database and asks it everything, one call after the other. */
export async function fillAndAsk(
  open: OpenSubject,
  folder: string,
  size: Size
): Promise<{ indexes: string; measured: Measured }> {
  const subject = await open(folder, true)
  const told: Told[] = []
  const insertMany: number[] = []
  for (const batch of batches(size.leads)) {
    const took = await timed(() => subject.insertMany(batch))
    insertMany.push(batch.length / (took / 1000))
    for (const { _id, brand_name } of batch) told.push({ _id, brand_name })
  }
  const measured: Measured = { insertMany, memoryLoaded: [subject.memory()] }
  for (const [name, ask] of Object.entries(questions(subject, told))) {
    measured[name as Measure] = await repeated(ask, size.rounds)
  }
  const indexes = await subject.indexes()
  await subject.close()
  return { indexes, measured }
}

/** Opens a filled database several times, each time until it has answered. */
export async function reopen(
  open: OpenSubject,
  folder: string,
  size: Size,
  times: number
): Promise<number[]> {
  const [first] = inventLeads(size.leads)
  const found: number[] = []
  for (let time = 0; time < times; time++) {
    const began = performance.now()
    const subject = await open(folder, false)
    if (!(await subject.findByKey(first?._id))) throw new Error('The first lead is gone')
    found.push(performance.now() - began)
    await subject.close()
  }
  return found
}

/** What a process holds that has opened a filled database and answered every kind of question. */
export async function memoryOf(open: OpenSubject, folder: string, size: Size): Promise<number> {
  const subject = await open(folder, false)
  const told = [...inventLeads(size.leads)].map(({ _id, brand_name }) => ({ _id, brand_name }))
  for (const ask of Object.values(questions(subject, told))) await timedRounds(ask, size.rounds)
  const held = subject.memory()
  await subject.close()
  return held
}

/** What the questions need to know of a lead. */
type Told = { _id: ObjectId; brand_name: string }

function questions(subject: Subject, told: readonly Told[]): Record<string, () => Promise<unknown>> {
  const random = createRandom(told.length)
  const anyLead = () => random.pick(told)
  const more = inventLeads(told.length)
  const status = () => random.pick([...leadStatuses])
  return {
    findByKey: () => subject.findByKey(anyLead()._id),
    page: () => subject.page({ status: status(), skip: random.int(0, 10) * 50 }),
    insertOne: () => subject.insertOne(another(random, more)),
    updateOne: () => subject.updateOne(anyLead()._id, { status: status(), updated_at: new Date() }),
    groupByStage: () => subject.groupByStage(),
    search: () => subject.search(partOf(random, anyLead().brand_name))
  }
}

/** A lead that is not there yet. */
function another(random: Random, leads: Iterator<Document>): Document {
  const lead = leads.next().value ?? {}
  const created_at = new Date()
  return { ...lead, _id: new ObjectId(), brand_name: `${lead.brand_name} ${random.int(0, 1e6)}`, created_at }
}

/** A part of a name, letters only, as somebody may remember it. */
function partOf(random: Random, name: string): string {
  const letters = name.replace(/ \d+$/, '')
  const start = random.int(0, Math.max(0, letters.length - searchedLetters))
  return letters.slice(start, start + searchedLetters).trim()
}

function* batches(count: number): Generator<Document[]> {
  let batch: Document[] = []
  for (const lead of inventLeads(count)) {
    batch.push(lead)
    if (batch.length < batchDocuments) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

async function repeated(ask: () => Promise<unknown>, rounds: number): Promise<number[]> {
  const warmFrom = performance.now()
  for (let call = 0; call < warmUp.calls && performance.now() - warmFrom < warmUp.ms; call++) await ask()
  return timedRounds(ask, rounds)
}

async function timedRounds(ask: () => Promise<unknown>, rounds: number): Promise<number[]> {
  const found: number[] = []
  for (let round = 0; round < rounds; round++) found.push(await timed(ask))
  return found
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await run()
  return performance.now() - began
}
