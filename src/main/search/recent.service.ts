import { type Found, foundKinds, type Opened } from '#shared/search/search.contract.ts'
import type { Ctx } from '../context.ts'
import { and, toObjectId } from '../mongo/scoped-collection.ts'
import type { Settings } from '../settings.ts'
import { searchKinds } from './search.kinds.ts'

/** What each person opened last on this device: ids in the settings file, read anew each time it is asked for. */

/** As many as the palette shows before anything is typed. */
const shown = 8
/** Some of those that are kept may be gone by then. */
const kept = 20

/** Puts a record in front of those that were opened before. */
export function noteOpened({ user }: Ctx, { kind, _id }: Opened, settings: Settings): void {
  const all = settings.get('recent') ?? {}
  const others = (all[user._id] ?? []).filter((opened) => opened._id !== _id || opened.kind !== kind)
  settings.set('recent', { ...all, [user._id]: [{ kind, _id }, ...others].slice(0, kept) })
}

/** The records that were opened last, newest first; what is gone or out of sight is left out. */
export async function recentRecords(ctx: Ctx, settings: Settings): Promise<Found[]> {
  const opened = settings.get('recent')?.[ctx.user._id] ?? []
  const found = await Promise.all(
    foundKinds.map(async (kind) => {
      const ids = opened.filter((each) => each.kind === kind).map(({ _id }) => toObjectId(_id))
      if (ids.length === 0) return []
      const { definition, projection, hidden, read } = searchKinds[kind]
      const filter = and({ _id: { $in: ids } }, (await hidden?.(ctx)) ?? null)
      return read(ctx, await ctx.collection(definition).find(filter, { projection }))
    })
  )
  const byKey = new Map(found.flat().map((each) => [`${each.kind} ${each.record._id}`, each]))
  return opened.flatMap(({ kind, _id }) => byKey.get(`${kind} ${_id}`) ?? []).slice(0, shown)
}
