/** A computer that issues drafts, as a process of its own that may be killed at any moment. See invoice-numbers.test.ts. */
import { MongoClient, ObjectId } from 'mongodb'
import type { Ctx } from '#main/context.ts'
import { issueInvoice } from '#main/invoices/invoice.issue.ts'
import { scopedCollection } from '#main/mongo/scoped-collection.ts'

const [uri = '', issuer = ''] = process.argv.slice(2)
const client = await new MongoClient(uri, { ignoreUndefined: true }).connect()
const db = client.db('crm')
const user = {
  _id: new ObjectId().toHexString(),
  email: `${issuer}@carmel.example`,
  name: issuer,
  role: 'sales' as const,
  ids: [],
  assignedLeads: []
}

const ctx: Ctx = {
  user,
  now: () => new Date(),
  newId: () => new ObjectId().toHexString(),
  collection: (definition) => scopedCollection(db, definition, user),
  website: async () => 'site',
  startJob: () => {
    throw new Error('An issuer starts no jobs')
  },
  changed: () => undefined,
  log: () => undefined,
  signal: new AbortController().signal
}

const drafts = await db
  .collection('invoices')
  .find({ issuer, status: 'DRAFT' }, { projection: { _id: 1 } })
  .toArray()
for (const { _id } of drafts) {
  await issueInvoice(ctx, { _id: String(_id), invoice_date: new Date(), allocation_number: null })
}
await client.close()
