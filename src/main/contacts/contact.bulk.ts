import type { Document } from 'mongodb'
import type { z } from 'zod'
import type { contactContract } from '#shared/contacts/contact.contract.ts'
import type { Job } from '#shared/jobs/job.contract.ts'
import type { Ctx } from '../context.ts'
import type { BulkKind, BulkPlan } from '../lists/bulk.change.ts'
import { newOwnerOf, planSet, planTags } from '../lists/bulk.plan.ts'
import { startBulk } from '../lists/bulk.ts'
import { contactCollection, rowProjection } from './contact.collection.ts'
import { contactEdits } from './contact.fields.ts'
import { contactQuery } from './contact.list.ts'

type BulkInput = z.output<typeof contactContract.bulk.input>
type Change = Exclude<BulkInput['change'], { kind: 'delete' }>

const contactKind: BulkKind = {
  definition: contactCollection,
  entity_type: 'contact',
  projection: rowProjection,
  record: (id) => ({ noun: 'Contact', links: { contact_id: id } })
}

/** Changes or deletes everything that is selected, as a job. Errors: `forbidden`, and as `requireAssignable`. */
export function bulkContacts(ctx: Ctx, input: BulkInput): Promise<Job> {
  return startBulk(ctx, contactKind, input, { query: contactQuery, planner })
}

async function planner(ctx: Ctx, change: Change): Promise<(stored: Document) => BulkPlan> {
  if (change.kind === 'tags') return (stored) => planTags(ctx, stored, change)
  const { email, ownerId } = await newOwnerOf(ctx, change.set.owner_email)
  const fields = contactEdits(ownerId)
  return (stored) => planSet(ctx, stored, fields, { ...change.set, owner_email: email })
}
