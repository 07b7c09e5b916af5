import { readText } from '#shared/values/stored.ts'
import type { Ctx } from '../context.ts'
import { present } from '../mongo/filter-parts.ts'
import { timelineSources } from './activity.collection.ts'

/** The leads that something happened to since an instant, as hex ids, out of all collections of history. */
export async function leadIdsWithActivity(ctx: Ctx, since: Date): Promise<string[]> {
  const found = await Promise.all(
    timelineSources.map(({ definition }) =>
      ctx
        .collection(definition)
        .aggregate([
          { $match: { created_at: { $gte: since }, lead_id: present } },
          { $group: { _id: '$lead_id' } }
        ])
    )
  )
  return [...new Set(found.flat().flatMap(({ _id }) => readText(_id) ?? []))]
}
