import type { ResumeToken } from 'mongodb'
import { z } from 'zod'
import type { WebsiteProfile } from '../mongo/website-profile.ts'
import type { SignedInUser } from '../session/signed-in-user.ts'
import type { OfflineStore } from './offline.store.ts'

/** How far the store is, kept in the store itself: so it can never say more than the store has. */
export type StoreState = {
  /** The layout of what is stored; another one is filled anew. */
  format: number
  /** Everything was there once: what is missing since is a matter of minutes, and reading from it misleads nobody. */
  isFilled: boolean
  /** Everything that the person may see is there, up to `token`. */
  isComplete: boolean
  /** Whose view it is: with other rights it would be another one. */
  view: string
  token: ResumeToken | null
  website: WebsiteProfile
  lastSyncAt: Date | null
}

const format = 1
const stateSchema = z.object({
  format: z.literal(format),
  isFilled: z.boolean(),
  isComplete: z.boolean(),
  view: z.string(),
  token: z.unknown().optional(),
  website: z.enum(['site', 'site-b2']),
  lastSyncAt: z.date().nullable()
})

const stateId = 'state' as never
const collection = 'offline_state'

/** What decides what a person may see. */
export function viewOf({ role, email, ids, assignedLeads }: SignedInUser): string {
  return JSON.stringify([role, email, ids, assignedLeads])
}

/** Reads the state; that of a new store where there is none, or one that this version doesn't know. */
export async function readStoreState({ db }: OfflineStore): Promise<StoreState> {
  const stored = await db.collection(collection).findOne({ _id: stateId })
  const parsed = stateSchema.safeParse(stored)
  return parsed.success
    ? { ...parsed.data, token: parsed.data.token ?? null }
    : { format, isFilled: false, isComplete: false, view: '', token: null, website: 'site', lastSyncAt: null }
}

/** Notes how far the store is. */
export async function writeStoreState({ db }: OfflineStore, state: StoreState): Promise<void> {
  await db.collection(collection).updateOne({ _id: stateId }, { $set: state }, { upsert: true })
}
