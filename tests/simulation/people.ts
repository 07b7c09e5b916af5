import { addActivity } from '#main/activities/activity.service.ts'
import { removeAudited } from '#main/audit/removal.ts'
import { leadCollection } from '#main/leads/lead.collection.ts'
import { createLead, updateLead } from '#main/leads/lead.service.ts'
import { taskCollection } from '#main/tasks/task.collection.ts'
import { completeTask, createTask, removeTask, updateTask } from '#main/tasks/task.service.ts'
import { AppError } from '#shared/ipc/result.ts'
import type { SimulatedComputer } from './computer.ts'
import type { KnownIds } from './known.ids.ts'
import type { Ledger } from './ledger.ts'
import type { Random } from './random.ts'

/** What people do at their computers, through the services themselves; what these say was saved goes into the ledger. */

const leadFields = ['phone', 'company', 'target_city', 'focus_notes', 'name'] as const
const taskFields = ['title', 'description'] as const

export type Desk = {
  computer: SimulatedComputer
  ledger: Ledger
  random: Random
  unique: () => string
  known: KnownIds
}

type Deed = (desk: Desk) => Promise<void>

const often = (deed: Deed, times: number) => Array.from({ length: times }, () => deed)

const deeds: Deed[] = [
  ...often(editField, 32),
  ...often(editLead, 8),
  ...often(editTask, 4),
  ...often(addNote, 14),
  ...often(makeLead, 9),
  ...often(makeTask, 7),
  ...often(complete, 6),
  ...often(removeLead, 2),
  ...often(dropTask, 3)
]

/** Does something at a computer; what a service refuses for a reason that people know is no matter. */
export async function act(desk: Desk): Promise<void> {
  try {
    await desk.random.pick(deeds)?.(desk)
  } catch (error) {
    if (!(error instanceof AppError && ['not_found', 'forbidden', 'not_allowed_now'].includes(error.code)))
      throw error
  }
}

const ctxOf = ({ computer }: Desk) => computer.inner.ctx(computer.user)

async function editLead(desk: Desk): Promise<void> {
  const _id = desk.known.some('leads')
  if (!_id) return makeLead(desk)
  const set = someValues(desk, leadFields)
  const seen = await ctxOf(desk).collection(leadCollection).get(_id)
  await updateLead(ctxOf(desk), { _id, set, base: {} })
  desk.ledger.save({ client: desk.computer.name, collection: 'leads', id: _id }, set, seen)
}

/** The same without a service around it: one write alone, and many more of them. */
async function editField(desk: Desk): Promise<void> {
  const collection = desk.random.chance(0.7) ? 'leads' : 'tasks'
  const _id = desk.known.some(collection)
  const field = desk.random.pick(collection === 'leads' ? leadFields : taskFields)
  if (!_id || !field) return
  const set = { [field]: desk.unique() }
  const definition = collection === 'leads' ? leadCollection : taskCollection
  const changes = { set: { ...set, updated_at: desk.computer.inner.clock.now }, unset: [] }
  const seen = await ctxOf(desk).collection(definition).get(_id)
  await ctxOf(desk).collection(definition).update(_id, changes)
  desk.ledger.save({ client: desk.computer.name, collection, id: _id }, set, seen)
}

async function editTask(desk: Desk): Promise<void> {
  const _id = desk.known.some('tasks')
  if (!_id) return makeTask(desk)
  const set = someValues(desk, taskFields)
  const seen = await ctxOf(desk).collection(taskCollection).get(_id)
  await updateTask(ctxOf(desk), { _id, set, base: {} })
  desk.ledger.save({ client: desk.computer.name, collection: 'tasks', id: _id }, set, seen)
}

/** One field or two, with values that nobody else writes. */
function someValues(desk: Desk, fields: readonly string[]): Record<string, string> {
  const names = [desk.random.pick(fields), ...(desk.random.chance(0.3) ? [desk.random.pick(fields)] : [])]
  return Object.fromEntries(names.map((name) => [name, desk.unique()]))
}

async function addNote(desk: Desk): Promise<void> {
  const lead = desk.known.some('leads')
  if (!lead) return
  const description = desk.unique()
  await addActivity(ctxOf(desk), { record: { lead_id: lead }, type: 'note', description, mentions: [] })
  desk.ledger.notes.push({ client: desk.computer.name, lead, description })
}

async function makeLead(desk: Desk): Promise<void> {
  const email = `${desk.unique()}@example.org`
  const input = { brand_name: desk.unique(), email, despiteDuplicate: true, contact_id: null }
  const lead = await createLead(ctxOf(desk), input)
  noteInsert(desk, 'leads', lead._id)
}

async function makeTask(desk: Desk): Promise<void> {
  const lead = desk.random.chance(0.5) ? desk.known.some('leads') : undefined
  const record = lead ? { lead_id: lead } : null
  const task = await createTask(ctxOf(desk), { title: desk.unique(), record })
  noteInsert(desk, 'tasks', task._id)
}

async function complete(desk: Desk): Promise<void> {
  const _id = desk.known.some('tasks')
  if (_id) await completeTask(ctxOf(desk), { _id, done: desk.random.chance(0.7) })
}

async function removeLead(desk: Desk): Promise<void> {
  const id = desk.known.some('leads')
  if (!id || desk.computer.user.role !== 'admin') return
  await removeAudited(ctxOf(desk), leadCollection, { id, entity_type: 'lead' })
  noteRemoval(desk, 'leads', id)
}

async function dropTask(desk: Desk): Promise<void> {
  const _id = desk.known.some('tasks')
  if (!_id) return
  await removeTask(ctxOf(desk), { _id })
  noteRemoval(desk, 'tasks', _id)
}

function noteInsert({ computer, ledger, known }: Desk, collection: 'leads' | 'tasks', id: string): void {
  known.add(collection, id)
  ledger.inserts.push({ client: computer.name, collection, id })
}

function noteRemoval({ computer, ledger }: Desk, collection: string, id: string): void {
  ledger.removals.push({ client: computer.name, collection, id, order: ledger.next() })
}
