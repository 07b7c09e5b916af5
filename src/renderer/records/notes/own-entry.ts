import type { TFunction } from 'i18next'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Activity } from '#shared/activities/activity.schema.ts'
import { ownEntryOrigins } from '#shared/activities/activity.values.ts'
import { AppError, type ErrorReply } from '#shared/ipc/result.ts'
import { api } from '../../api/client.ts'
import { queryClient } from '../../api/queries.ts'
import { onForget } from '../../state/forget.ts'
import { showDone, showError } from '../../ui/toasts.tsx'

/** What an author can do with an entry of their own. */

/** Entries that are being removed, by id: gone from the screen before the database has answered. */
const removedStore = createStore<{ ids: string[] }>(() => ({ ids: [] }))
onForget(() => removedStore.setState({ ids: [] }))

export function useRemovedEntries(): string[] {
  return useStore(removedStore, ({ ids }) => ids)
}

type Origin = (typeof ownEntryOrigins)[number]

function originOf({ origin }: Activity): Origin {
  return ownEntryOrigins.find((known) => known === origin) ?? 'activities'
}

/** Removes an entry; Undo brings it back. */
export async function removeEntry(entry: Activity, t: TFunction): Promise<void> {
  const origin = originOf(entry)
  removedStore.setState(({ ids }) => ({ ids: [...ids, entry._id] }))
  const answer = await api.activities.remove({ _id: entry._id, origin, base: entry.description ?? '' })
  if (answer.ok) {
    const { removal } = answer.data
    showDone(t('activities.own.removed'), () => void restoreEntry(removal, origin))
  } else showError(toError(answer.error))
  await readAgain()
  removedStore.setState(({ ids }) => ({ ids: ids.filter((id) => id !== entry._id) }))
}

async function restoreEntry(removal: string, origin: Origin): Promise<void> {
  const answer = await api.activities.restore({ removal, origin })
  if (!answer.ok) showError(toError(answer.error))
  await readAgain()
}

export type EntryEdit = { text: string; base: string; mentions: string[] }

/** Saves another text; answers the text that somebody else has put there meanwhile, or null when it is saved. */
export async function editEntry(entry: Activity, edit: EntryEdit): Promise<string | null> {
  const { text, base, mentions } = edit
  const answer = await api.activities.edit({
    _id: entry._id,
    origin: originOf(entry),
    description: text,
    base,
    mentions
  })
  if (!answer.ok && answer.error.code === 'changed_elsewhere') {
    const current = answer.error.details.current as Activity
    return current.description ?? ''
  }
  if (!answer.ok) throw toError(answer.error)
  await readAgain()
  return null
}

async function readAgain(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: ['activities'] })
}

function toError({ code, message, details }: ErrorReply): AppError {
  return new AppError(code, message, details)
}
