import { type OutboxCollection, outboxCollections } from '#shared/offline/outbox.values.ts'
import { activityCollection, olderActivityCollections } from '../activities/activity.collection.ts'
import { auditCollection } from '../audit/audit.log.ts'
import { contactCollection } from '../contacts/contact.collection.ts'
import { leadCollection } from '../leads/lead.collection.ts'
import type { Changes, CollectionDefinition } from '../mongo/scoped-collection.ts'
import { opportunityCollection } from '../opportunities/opportunity.collection.ts'
import { taskCollection } from '../tasks/task.collection.ts'
import { bookkeeping } from './merge.rules.ts'

/** What can be written without the server, and whose scope holds for it. */

const definitions = new Map(
  [
    leadCollection,
    taskCollection,
    activityCollection,
    ...olderActivityCollections,
    contactCollection,
    opportunityCollection,
    auditCollection
  ].map((definition) => [definition.name, definition])
)

/** The collection as services ask for it, with its scope. */
export function outboxDefinition(name: OutboxCollection): CollectionDefinition {
  const definition = definitions.get(name)
  if (!definition) throw new Error(`${name} is not written offline`)
  return definition
}

/** Tells whether anything in a collection can be written without the server. */
export function isWritable(name: string): name is OutboxCollection {
  return (outboxCollections as readonly string[]).includes(name)
}

/** Contacts and deals are only read offline; but a note on one touches it, and a lead may be made of one. */
const touchedOnly: readonly string[] = ['contacts', 'opportunities']
const linkLists = ['lead_ids', 'opportunity_ids']

export function mayInsert(name: string): boolean {
  return !touchedOnly.includes(name)
}

export function mayChange(
  name: string,
  { set, unset, add = {}, addToSet = {}, pull = {} }: Changes
): boolean {
  if (!touchedOnly.includes(name)) return true
  const fields = [set, add, addToSet, pull].flatMap((part) => Object.keys(part))
  return [...fields, ...unset].every((field) => bookkeeping.includes(field) || linkLists.includes(field))
}
