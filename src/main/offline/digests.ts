import { type Db, type Document, type Filter, MongoServerError } from 'mongodb'
import { type CachedCollection, projectionOf } from './cached.collections.ts'

/** What a document is, in a few bytes; computed by the database that holds it, on both sides in the same way. */
export type Digests = Map<string, { _id: unknown; digest: string }>

/**
 * `hash`: 64 bits of MD5, which MongoDB computes since 7.0. `size`: for older servers, the length and the date of the last
 * change; a change that leaves both as they are is not seen.
 */
export type DigestKind = 'hash' | 'size'

/** Either thread answers others between two batches. */
const batchSize = 500

/** Which digest a server can compute. */
export async function digestKind(server: Db): Promise<DigestKind> {
  try {
    const stages = [{ $limit: 1 }, { $project: { h: { $toHashedIndexKey: '$_id' } } }]
    await server.collection('crm_users').aggregate(stages).toArray()
    return 'hash'
  } catch (error) {
    if (error instanceof MongoServerError) return 'size'
    throw error
  }
}

/** The digests of what a filter finds, of the fields that are kept, by id as text. */
export async function digestsOf(
  db: Db,
  cached: CachedCollection,
  filter: Filter<Document>,
  { kind, signal }: { kind: DigestKind; signal: AbortSignal }
): Promise<Digests> {
  const projection = projectionOf(cached)
  const value = kind === 'hash' ? { $toHashedIndexKey: '$$ROOT' } : { $bsonSize: '$$ROOT' }
  const digest = kind === 'hash' ? { d: value } : { d: value, u: '$updated_at' }
  const stages = [{ $match: filter }, ...(projection ? [{ $project: projection }] : []), { $project: digest }]
  const cursor = db.collection(cached.definition.name).aggregate(stages, { batchSize, signal })
  const digests: Digests = new Map()
  for await (const { _id, d, u } of cursor) digests.set(keyOf(_id), { _id, digest: `${d} ${timeOf(u)}` })
  return digests
}

/** Ids of different types that look alike are different ids. */
export function keyOf(_id: unknown): string {
  return typeof _id === 'string' ? `"${_id}"` : String(_id)
}

function timeOf(value: unknown): string {
  return value instanceof Date ? String(value.getTime()) : String(value ?? '')
}
