import type { DuplicateKind } from '#shared/duplicates/duplicate.values.ts'
import type { Ctx } from '../context.ts'
import { derivedId } from '../mongo/derived-id.ts'
import { isDuplicateId } from '../mongo/errors.ts'
import type { CollectionDefinition } from '../mongo/scoped-collection.ts'

/** What people told apart, one document a group: `kind`, `ids` (hex), `dismissed_by`, `created_at`. Ours alone. */
export const dismissalCollection: CollectionDefinition = {
  name: 'duplicate_dismissals',
  indexes: [{ keys: { kind: 1 } }],
  scope: (user) => (user.role === 'admin' ? null : { _id: { $in: [] } })
}

type Told = { kind: DuplicateKind; ids: string[] }

/** The same records told apart twice are one document. */
function dismissalId({ kind, ids }: Told): string {
  return derivedId('dismissed duplicates', `${kind} ${ids.toSorted().join()}`)
}

export async function rememberDismissal(ctx: Ctx, told: Told): Promise<void> {
  const document = { ...told, ids: told.ids.toSorted(), dismissed_by: ctx.user.email, created_at: ctx.now() }
  try {
    await ctx.collection(dismissalCollection).insert(document, dismissalId(told))
  } catch (error) {
    if (!isDuplicateId(error)) throw error
  }
}

export async function forgetDismissal(ctx: Ctx, told: Told): Promise<void> {
  await ctx.collection(dismissalCollection).remove(dismissalId(told))
}

/** Tells whether all of some records were told apart from each other. */
export async function dismissals(ctx: Ctx, kind: DuplicateKind): Promise<(ids: string[]) => boolean> {
  const stored = await ctx.collection(dismissalCollection).find({ kind }, { projection: { ids: 1 } })
  const byId = new Map<string, Set<string>[]>()
  for (const { ids } of stored) {
    const told = new Set<string>(Array.isArray(ids) ? ids.map(String) : [])
    for (const id of told) byId.set(id, [...(byId.get(id) ?? []), told])
  }
  return ([first = '', ...others]) =>
    (byId.get(first) ?? []).some((told) => others.every((id) => told.has(id)))
}
