import { type Db, type Document, ObjectId } from 'mongodb'
import type { KnownIds } from './known.ids.ts'
import type { Random } from './random.ts'

/** The other program that writes to the same database, without a word to anybody. */
export type Website = { act: () => Promise<void> }

type Surroundings = { random: Random; unique: () => string; owners: Document[]; known: KnownIds }

const fields: Record<string, readonly string[]> = {
  leads: ['phone', 'company', 'target_city', 'focus_notes', 'name'],
  tasks: ['title', 'description']
}

export function createWebsite(db: Db, { random, unique, owners, known }: Surroundings): Website {
  async function editSomething(): Promise<void> {
    const collection = random.chance(0.7) ? 'leads' : 'tasks'
    const id = known.some(collection)
    if (!id) return
    const _id = new ObjectId(id)
    const field = random.pick(fields[collection] ?? []) ?? ''
    // It does not always say when it wrote.
    const dated = random.chance(0.5) ? { updated_at: new Date() } : {}
    await db.collection(collection).updateOne({ _id }, { $set: { [field]: unique(), ...dated } })
  }

  async function insertLead(): Promise<void> {
    const at = new Date()
    const lead = { brand_name: unique(), email: `${unique()}@example.org`, created_at: at, updated_at: at }
    const { insertedId } = await db.collection('leads').insertOne({ ...lead, ...random.pick(owners) })
    known.add('leads', insertedId.toHexString())
  }

  async function deleteSomething(): Promise<void> {
    const collection = random.chance(0.6) ? 'leads' : 'tasks'
    const id = known.some(collection)
    const _id = new ObjectId(id)
    if (id) await db.collection(collection).deleteOne({ _id })
  }

  async function handOver(): Promise<void> {
    const id = known.some('leads')
    const _id = new ObjectId(id)
    if (id) await db.collection('leads').updateOne({ _id }, { $set: random.pick(owners) ?? {} })
  }

  return {
    act: () => {
      const at = random.below(100)
      if (at < 70) return editSomething()
      if (at < 85) return insertLead()
      return at < 94 ? deleteSomething() : handOver()
    }
  }
}
