import { type Found, foundKinds } from '#shared/search/search.contract.ts'
import type { Ctx } from '../context.ts'
import { typedPhones } from '../lists/typed.phones.ts'
import { and } from '../mongo/scoped-collection.ts'
import { bestMatches } from './best.matches.ts'
import { type SearchKind, searchKinds } from './search.kinds.ts'

/** What the palette finds. A salesperson finds their own records only: the collections see to that. */

/** As many of a kind as the palette shows without scrolling. */
const limit = 6

/** The best few records of each kind whose names, addresses or numbers hold every word. */
export async function findRecords(ctx: Ctx, { text }: { text: string }): Promise<Found[]> {
  const phones = await typedPhones(text)
  const found = await Promise.all(
    foundKinds.map((kind) => findKind(ctx, searchKinds[kind], { text, phones }))
  )
  return found.flat()
}

async function findKind(
  ctx: Ctx,
  { definition, fields, hasPhone, projection, sort, hidden, read }: SearchKind,
  { text, phones }: { text: string; phones: string[] }
): Promise<Found[]> {
  const unseen = (await hidden?.(ctx)) ?? null
  const collection = ctx.collection(definition)
  const found = await bestMatches(
    (filter) => collection.find(and(filter, unseen), { projection, sort, limit }),
    { text, fields, phones: hasPhone ? phones : [], limit }
  )
  return read(ctx, found)
}
