import { type Collection, MongoBulkWriteError, MongoClient, MongoServerError } from 'mongodb'

/** A document of the kill test. `v` is in it three times, so that half a write would show. */
export type Written = {
  _id: string
  v: number
  tags: number[]
  copy: { v: number }
  slot?: number
  text: string
}

/** What some documents become; undefined stands for a deleted one. */
export type Changes = Map<string, Written | undefined>

type Random = (below: number) => number

/** An operation: what it makes of which documents, and the doing; `done` says which of the changes were made. */
type Operation = { changes: Changes; run: (leads: Collection<Written>) => Promise<Changes> }

const KEYS = 12
const SLOTS = 30
const DUPLICATE_KEY = 11000

/**
 * For tests: a client that writes to documents of its own, one operation after the other, and remembers what the
 * server has acknowledged. The unique `slot` is contested between all writers.
 */
export class Writer {
  /** What must be there, by id. */
  readonly acknowledged: Changes = new Map()
  /** What the operation that was never answered may have changed. */
  pending: Changes = new Map()
  operations = 0
  readonly #name: string
  readonly #random: Random
  #version = 0

  constructor(name: string, random: Random) {
    this.#name = name
    this.#random = random
  }

  /** Writes until the server is gone. */
  async writeUntilKilled(uri: string): Promise<void> {
    const client = new MongoClient(uri, { maxPoolSize: 1, serverSelectionTimeoutMS: 2000 })
    try {
      const leads = client.db('d').collection<Written>('leads')
      for (;;) await this.#operate(leads)
    } catch (error) {
      if (error instanceof MongoServerError) throw error
    } finally {
      await client.close(true)
    }
  }

  async #operate(leads: Collection<Written>): Promise<void> {
    const { changes, run } = this.#next()
    this.pending = changes
    for (const [id, document] of await run(leads)) this.acknowledged.set(id, document)
    this.pending = new Map()
    this.operations++
  }

  #next(): Operation {
    const kinds = [
      () => this.#insertOne(),
      () => this.#insertMany(true),
      () => this.#insertMany(false),
      () => this.#updateOne(),
      () => this.#updateMany(),
      () => this.#upsert(),
      () => this.#deleteSome(),
      () => this.#findAndModify()
    ]
    return kinds[this.#random(kinds.length)]?.() ?? this.#insertOne()
  }

  #document(id = `${this.#name}${this.#random(KEYS)}`): Written {
    const v = ++this.#version
    const slot = this.#random(2) === 0 ? { slot: this.#random(SLOTS) } : {}
    const text = 'x'.repeat(this.#random(2) === 0 ? 10 : this.#random(9000))
    return { _id: id, v, tags: [v, v + 1, this.#random(5)], copy: { v }, ...slot, text }
  }

  /** One of the documents that are there; every other operation is an insert when there is none. */
  #existing(): Written | undefined {
    const all = [...this.acknowledged.values()].filter((document) => document !== undefined)
    return all[this.#random(Math.max(1, all.length))]
  }

  #concern() {
    return this.#random(4) === 0 ? { writeConcern: { w: 1, j: true } } : {}
  }

  #insertOne(): Operation {
    const document = this.#document()
    const changes = new Map([[document._id, document]])
    return { changes, run: (leads) => unlessDuplicate(changes, leads.insertOne(document, this.#concern())) }
  }

  #insertMany(ordered: boolean): Operation {
    const first = this.#random(KEYS)
    const documents = Array.from({ length: 2 + this.#random(6) }, (_, at) =>
      this.#document(`${this.#name}${(first + at) % KEYS}`)
    )
    return {
      changes: changesTo(documents),
      run: async (leads) => {
        try {
          await leads.insertMany(documents, { ordered, ...this.#concern() })
          return changesTo(documents)
        } catch (error) {
          if (!(error instanceof MongoBulkWriteError)) throw error
          const refused = [error.writeErrors].flat().map(({ index }) => index)
          // The driver wraps a lost connection too: then nothing was refused, and nothing acknowledged.
          if (refused.length === 0) throw new Error('connection lost', { cause: error })
          const end = ordered ? Math.min(...refused) : documents.length
          return changesTo(documents.filter((_, at) => at < end && !refused.includes(at)))
        }
      }
    }
  }

  #updateOne(): Operation {
    const before = this.#existing()
    if (!before) return this.#insertOne()
    const { _id, ...fields } = this.#document(before._id)
    const changes = new Map([[_id, { ...before, ...fields }]])
    return {
      changes,
      run: (leads) => unlessDuplicate(changes, leads.updateOne({ _id }, { $set: fields }, this.#concern()))
    }
  }

  #updateMany(): Operation {
    const v = ++this.#version
    const after = [...this.acknowledged.values()]
      .filter((document) => document !== undefined)
      .map((document) => ({ ...document, v, tags: [...document.tags, v], copy: { v } }))
    const update = { $set: { v, copy: { v } }, $push: { tags: v } }
    const owned = { _id: { $regex: `^${this.#name}` } }
    const changes = changesTo(after)
    return {
      changes,
      run: (leads) => unlessDuplicate(changes, leads.updateMany(owned, update, this.#concern()))
    }
  }

  #upsert(): Operation {
    const document = this.#document()
    const { _id, ...fields } = document
    const changes = new Map([[_id, document]])
    return {
      changes,
      run: (leads) => unlessDuplicate(changes, leads.replaceOne({ _id }, fields, { upsert: true }))
    }
  }

  #deleteSome(): Operation {
    const ids = [this.#existing(), this.#existing()].flatMap((document) => document?._id ?? [])
    const changes: Changes = new Map(ids.map((id) => [id, undefined]))
    return {
      changes,
      run: (leads) => unlessDuplicate(changes, leads.deleteMany({ _id: { $in: ids } }, this.#concern()))
    }
  }

  #findAndModify(): Operation {
    const before = this.#existing()
    if (!before) return this.#insertOne()
    const { _id, ...fields } = this.#document(before._id)
    const changes = new Map([[_id, { ...before, ...fields }]])
    return {
      changes,
      run: (leads) => unlessDuplicate(changes, leads.findOneAndUpdate({ _id }, { $set: fields }))
    }
  }
}

function changesTo(documents: readonly Written[]): Changes {
  return new Map(documents.map((document) => [document._id, document]))
}

/** The changes, or none when the unique index refused them. */
async function unlessDuplicate(changes: Changes, write: Promise<unknown>): Promise<Changes> {
  try {
    await write
    return changes
  } catch (error) {
    if (error instanceof MongoServerError && error.code === DUPLICATE_KEY) return new Map()
    throw error
  }
}
