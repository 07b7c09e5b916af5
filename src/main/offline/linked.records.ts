import { type Db, type Document, ObjectId } from 'mongodb'
import { readId } from '#shared/values/stored.ts'
import { isObjectIdHex } from '../mongo/filter-parts.ts'
import { and } from '../mongo/scoped-collection.ts'
import type { SignedInUser } from '../session/signed-in-user.ts'
import type { InsertOperation } from './operation.ts'
import { outboxDefinition } from './outbox.collections.ts'

const linkFields = { lead_id: 'leads', contact_id: 'contacts', opportunity_id: 'opportunities' } as const

/** Whether a note belongs to a record that its author may see; what names no record needs none. */
export async function hasVisibleRecord(
  db: Db,
  { collection, document }: InsertOperation,
  user: SignedInUser
): Promise<boolean> {
  if (collection === 'leads' || collection === 'tasks') return true
  const links = Object.entries(linkFields).flatMap(([field, name]) => {
    const id = readId(document[field])
    return isObjectIdHex(id) ? [{ name, id }] : []
  })
  if (links.length === 0) return true
  const found = await Promise.all(links.map(({ name, id }) => isVisible(db, name, id, user)))
  return found.includes(true)
}

async function isVisible(
  db: Db,
  name: (typeof linkFields)[keyof typeof linkFields],
  id: string,
  user: SignedInUser
): Promise<boolean> {
  const filter: Document = and(outboxDefinition(name).scope(user), { _id: new ObjectId(id) })
  return (await db.collection(name).findOne(filter, { projection: { _id: 1 } })) !== null
}
