import type { ChangeStreamDocument, Db, Document } from 'mongodb'

/** Everything that was ever written to the server's database, in its own order. */
export type Observer = {
  /** Waits until everything written before is known here. */
  catchUp: () => Promise<void>
  /** Documents that changed since `place`, and the place after them. */
  changedSince: (place: number) => { changed: { collection: string; id: string }[]; place: number }
  /** The values that a field of a document has had. */
  valuesOf: (collection: string, id: string, field: string) => unknown[]
  /** How often a document was made. */
  insertsOf: (collection: string, id: string) => number
  isDeleted: (collection: string, id: string) => boolean
  close: () => Promise<void>
}

const clock = 'simulation_clock'

export async function observe(db: Db): Promise<Observer> {
  const events: { collection: string; id: string }[] = []
  const values = new Map<string, unknown[]>()
  const inserts = new Map<string, number>()
  const deleted = new Set<string>()
  let ticks = 0
  let waiting: { tick: number; resolve: () => void } | null = null
  await db.collection(clock).insertOne({ _id: 'clock' as never, tick: 0 })
  const stream = db.watch()
  stream.on('change', take)
  stream.on('error', () => undefined)
  await new Promise((resolve) => stream.once('resumeTokenChanged', resolve))

  function take(event: ChangeStreamDocument): void {
    if (!('documentKey' in event) || !('ns' in event)) return
    const { coll } = event.ns as { coll: string }
    const fields = fieldsOf(event)
    if (coll === clock) {
      if (waiting && Number(fields.tick) >= waiting.tick) waiting.resolve()
      return
    }
    const id = String(event.documentKey._id)
    const key = `${coll}/${id}`
    events.push({ collection: coll, id })
    if (event.operationType === 'insert') inserts.set(key, (inserts.get(key) ?? 0) + 1)
    if (event.operationType === 'delete') deleted.add(key)
    for (const [field, value] of Object.entries(fields)) {
      const name = `${key}/${field}`
      values.set(name, [...(values.get(name) ?? []), value])
    }
  }

  return {
    catchUp: async () => {
      ticks += 1
      const tick = ticks
      const seen = new Promise<void>((resolve) => {
        waiting = { tick, resolve }
      })
      await db.collection(clock).updateOne({ _id: 'clock' as never }, { $set: { tick } })
      await seen
    },
    changedSince: (place) => ({ changed: events.slice(place), place: events.length }),
    valuesOf: (collection, id, field) => values.get(`${collection}/${id}/${field}`) ?? [],
    insertsOf: (collection, id) => inserts.get(`${collection}/${id}`) ?? 0,
    isDeleted: (collection, id) => deleted.has(`${collection}/${id}`),
    close: () => stream.close()
  }
}

function fieldsOf(event: ChangeStreamDocument): Document {
  if (event.operationType === 'insert' || event.operationType === 'replace') return event.fullDocument
  return event.operationType === 'update' ? (event.updateDescription.updatedFields ?? {}) : {}
}
