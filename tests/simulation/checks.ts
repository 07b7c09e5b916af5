import { serialize } from 'bson'
import { type Db, type Document, ObjectId } from 'mongodb'
import type { Operation } from '#main/offline/operation.ts'
import { markOf } from '#main/offline/outbox.overlay.ts'
import type { SimulatedComputer } from './computer.ts'
import type { Ledger, SavedValue } from './ledger.ts'
import type { Observer } from './observer.ts'

/** What has to be true at the end of every run; each answers what is not. */

export type World = {
  db: Db
  computers: SimulatedComputer[]
  ledger: Ledger
  observer: Observer
}

export async function findProblems(world: World): Promise<string[]> {
  return [
    ...lostValues(world),
    ...lostDocuments(world),
    ...doubledValues(world),
    ...wrongOrder(world),
    ...unseen(world),
    ...(await wrongNotes(world)),
    ...(await wrongCounts(world)),
    ...(await differentCopies(world))
  ]
}

const named = (world: World, name: string) => world.computers.find((computer) => computer.name === name)

/** Every value that was saved was written, or waits where a person sees it, or was replaced by who saved it. */
function lostValues(world: World): string[] {
  const { ledger, observer } = world
  return ledger.values
    .filter((saved) => !observer.valuesOf(saved.collection, saved.id, saved.field).includes(saved.value))
    .filter((saved) => !isReplaced(ledger, saved) && !ledger.hasGivenUp(saved) && !isKept(world, saved))
    .map((saved) => `lost: ${JSON.stringify(saved)}`)
}

function isReplaced(ledger: Ledger, saved: SavedValue): boolean {
  const { client, collection, id, field, order } = saved
  const isSame = (other: { client: string; collection: string; id: string; order: number }) =>
    other.client === client && other.collection === collection && other.id === id && other.order > order
  return ledger.values.some((other) => other.field === field && isSame(other)) || ledger.removals.some(isSame)
}

/** In a conflict, or in the outbox. */
function isKept(world: World, { client, collection, id, field, value }: SavedValue): boolean {
  const outbox = named(world, client)?.inner.outbox
  const conflicts = [...(outbox?.state.conflicts.values() ?? [])].filter(
    (conflict) => conflict.collection === collection && conflict.documentId === id
  )
  const isMine = conflicts.some(({ kind, fields }) =>
    kind === 'fields' ? fields.some((one) => one.field === field && one.mine === value) : true
  )
  const waiting = outbox?.ofDocument(collection, id) ?? []
  return isMine || waiting.some((one) => one.kind === 'update' && one.changes.set[field] === value)
}

function lostDocuments(world: World): string[] {
  return world.ledger.inserts
    .filter(({ collection, id }) => world.observer.insertsOf(collection, id) === 0)
    .filter((saved) => {
      const outbox = named(world, saved.client)?.inner.outbox
      return (
        !world.ledger.hasGivenUp(saved) && (outbox?.ofDocument(saved.collection, saved.id).length ?? 0) === 0
      )
    })
    .map((saved) => `never inserted: ${JSON.stringify(saved)}`)
}

/** Nothing is written twice: no value, no document. */
function doubledValues({ ledger, observer }: World): string[] {
  const values = ledger.values.filter(({ collection, id, field, value }) => {
    return observer.valuesOf(collection, id, field).filter((one) => one === value).length > 1
  })
  const inserts = ledger.inserts.filter(({ collection, id }) => observer.insertsOf(collection, id) > 1)
  return [...values, ...inserts].map((saved) => `written twice: ${JSON.stringify(saved)}`)
}

/** What one person saved in one field was written in that order. */
function wrongOrder({ ledger, observer }: World): string[] {
  const orders = new Map(ledger.values.map((saved) => [saved.value, saved]))
  const places = new Map(
    ledger.values.map(({ collection, id, field }) => [
      `${collection}/${id}/${field}`,
      { collection, id, field }
    ])
  )
  return [...places].flatMap(([place, { collection, id, field }]) => {
    const last = new Map<string, number>()
    return observer.valuesOf(collection, id, field).flatMap((value) => {
      const saved = orders.get(value)
      if (!saved) return []
      const before = last.get(saved.client) ?? 0
      last.set(saved.client, saved.order)
      return before > saved.order ? [`out of order in ${place}: ${String(value)}`] : []
    })
  })
}

/** Nobody's value was replaced by a person who had not seen it. */
function unseen({ ledger, observer }: World): string[] {
  return ledger.values.flatMap((saved) => {
    const history = observer.valuesOf(saved.collection, saved.id, saved.field)
    const at = history.indexOf(saved.value)
    const before = history[at - 1] ?? null
    return at < 0 || before === saved.base
      ? []
      : [`${String(before)} was replaced unseen: ${JSON.stringify(saved)}`]
  })
}

/** A note is there once, or waits, or was given up. */
async function wrongNotes(world: World): Promise<string[]> {
  const { db, ledger } = world
  const problems: string[] = []
  for (const note of ledger.notes) {
    const count = await db.collection('activities').countDocuments({ description: note.description })
    const outbox = named(world, note.client)?.inner.outbox
    const isWaiting = [...(outbox?.state.operations.values() ?? [])].some(
      (one) => one.kind === 'insert' && one.document.description === note.description
    )
    const isExcused = isWaiting || [...ledger.givenUp].some((key) => key.startsWith(`${note.client}/`))
    if (count > 1 || (count === 0 && !isExcused))
      problems.push(`note ${count} times: ${JSON.stringify(note)}`)
  }
  return problems
}

/** A lead counts each note that was saved once; but for counts that wait or were given up with their note. */
async function wrongCounts({ db, computers, ledger }: World): Promise<string[]> {
  const problems: string[] = []
  const operations = computers.flatMap(({ inner }) => [...inner.outbox.state.operations.values()])
  for (const lead of await db.collection('leads').find({}).toArray()) {
    const id = String(lead._id)
    if (ledger.restored.has(id)) continue
    const saved = ledger.notes.filter((note) => note.lead === id).length
    const waiting = operations.filter((one) => isTouchOf(one, id)).length
    const expected = saved - waiting - (ledger.lostTouches.get(id) ?? 0)
    const count = Number(lead.activity_count ?? 0)
    if (count !== expected) problems.push(`lead ${id} counts ${count} notes instead of ${expected}`)
  }
  return problems
}

/** What waits on a computer shows there, whatever has come from the server meanwhile. */
export async function hiddenWrites({ name, inner }: SimulatedComputer, db: Db): Promise<string[]> {
  const problems: string[] = []
  for (const operations of inner.outbox.state.byDocument.values()) {
    const { collection, documentId } = operations[0] ?? {}
    if (!collection || !documentId) continue
    const stored = await db.collection(collection).findOne({ _id: new ObjectId(documentId) })
    // Those that are there already, though nobody here knows it yet, may have been replaced there.
    const arrived = stored ? markOf(inner.outbox, stored) : 0
    const waiting = inner.outbox.ofDocument(collection, documentId).filter(({ seq }) => seq > arrived)
    if (waiting.some(({ kind }) => kind === 'remove')) continue
    const shown = await inner.local.collection(collection).findOne({ _id: new ObjectId(documentId) })
    // Deleted there, and the local copy lost: the write alone is left of it.
    if (!shown) continue
    const wanted = Object.assign({}, ...waiting.map((one) => (one.kind === 'update' ? one.changes.set : {})))
    for (const field of Object.keys(wanted).filter((one) => typeof wanted[one] === 'string')) {
      if (shown[field] === wanted[field]) continue
      problems.push(
        `${name} hides ${collection}/${documentId}/${field}: ${String(shown[field])} instead of ${wanted[field]}`
      )
    }
  }
  return problems
}

function isTouchOf(operation: Operation, lead: string): boolean {
  const isOfLead = operation.kind === 'update' && operation.documentId === lead
  return isOfLead && Object.hasOwn(operation.changes.add, 'activity_count')
}

/** Every computer shows what the server holds; but for what it still has to write itself, which a person decides. */
async function differentCopies({ db, computers }: World): Promise<string[]> {
  const problems: string[] = []
  for (const collection of ['leads', 'tasks', 'activities', 'timeline_events']) {
    const server = await texts(db, collection)
    for (const { name, inner } of computers) {
      const local = await texts(inner.local, collection)
      for (const id of new Set([...server.keys(), ...local.keys()])) {
        if (server.get(id) === local.get(id) || inner.outbox.ofDocument(collection, id).length > 0) continue
        const [there, here] = await Promise.all(
          [db, inner.local].map((one) => one.collection(collection).findOne({ _id: new ObjectId(id) }))
        )
        problems.push(
          `${name} shows ${collection}/${id} as ${JSON.stringify(here)} instead of ${JSON.stringify(there)}`
        )
      }
    }
  }
  return problems
}

async function texts(db: Db, collection: string): Promise<Map<string, string>> {
  const found = await db.collection(collection).find({}, { promoteValues: false }).toArray()
  return new Map(found.map((document) => [String(document._id), asText(document)]))
}

/** With its types, whatever the order of its fields. */
function asText(document: Document): string {
  const sorted = Object.fromEntries(Object.entries(document).sort(([a], [b]) => (a < b ? -1 : 1)))
  return Buffer.from(serialize(sorted)).toString('base64')
}
