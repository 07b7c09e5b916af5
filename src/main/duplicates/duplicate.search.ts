import { setImmediate as nextTurn } from 'node:timers/promises'
import { ObjectId } from 'mongodb'
import type { DuplicateGroup } from '#shared/duplicates/duplicate.rules.ts'
import type { DuplicateKind } from '#shared/duplicates/duplicate.values.ts'
import type { Ctx } from '../context.ts'
import type { JobHandle } from '../jobs/jobs.ts'
import { and } from '../mongo/scoped-collection.ts'
import { searched } from './duplicate.kinds.ts'

/** Documents a round trip: a few milliseconds of reading. */
const batchSize = 500
/** Records compared before everything else gets a turn; a number is read in some microseconds. */
const sliceSize = 100

/**
 * Goes through all records of a kind in small steps, so that neither the window nor the database waits for it. Answers
 * null when it was stopped.
 */
export async function searchDuplicates(
  ctx: Ctx,
  kind: DuplicateKind,
  { signal, progress }: Pick<JobHandle, 'signal' | 'progress'>
): Promise<DuplicateGroup[] | null> {
  const { createGrouping } = await import('#shared/duplicates/duplicate.rules.ts')
  const { definition, filter, projection, toComparable } = searched[kind]
  const records = ctx.collection(definition)
  const grouping = createGrouping(kind)
  progress({ total: await records.count(filter), step: definition.name })
  let last: ObjectId | null = null
  for (let done = 0; !signal.aborted; ) {
    const after = last === null ? null : { _id: { $gt: last } }
    const options = { projection, sort: { _id: 1 as const }, limit: batchSize }
    const batch = await records.find(and(filter, after), options)
    for (const [at, stored] of batch.entries()) {
      grouping.add(toComparable(stored))
      if (at % sliceSize === sliceSize - 1) await nextTurn()
    }
    done += batch.length
    progress({ done })
    const end = batch.at(-1)?._id
    if (batch.length < batchSize || !(end instanceof ObjectId)) return grouping.groups()
    last = end
  }
  return null
}
