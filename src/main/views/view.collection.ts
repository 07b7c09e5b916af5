import type { Document } from 'mongodb'
import { layoutSchema } from '#shared/lists/layout.schema.ts'
import { readFlag, readId, readText } from '#shared/values/stored.ts'
import { type View, viewStateSchema } from '#shared/views/view.contract.ts'
import type { CollectionDefinition } from '../mongo/scoped-collection.ts'
import type { SignedInUser } from '../session/signed-in-user.ts'

/** Views of lists: a collection of our own, which no other program reads. */
export const viewCollection: CollectionDefinition = {
  name: 'saved_views',
  indexes: [{ keys: { list: 1, user_id: 1 } }],
  scope: (user) => ({ $or: [{ is_shared: true }, { user_id: { $in: [...user.ids] } }] })
}

/** Reads a stored view; null for one that is none. */
export function readView(stored: Document, user: SignedInUser): View | null {
  const { _id, list, name, filter, sort, layout } = stored
  const state = viewStateSchema.safeParse({ filter, sort, layout: null })
  const columns = layoutSchema.safeParse(layout)
  const text = readText(name)
  if (!state.success || !text) return null
  return {
    ...state.data,
    layout: columns.success ? columns.data : null,
    _id: readId(_id) ?? '',
    list: readText(list) ?? '',
    name: text,
    is_shared: readFlag(stored.is_shared) === true,
    user_email: readText(stored.user_email) ?? '',
    mayChange: mayChangeView(stored, user)
  }
}

/** Shared views are their author's and the administrators'; a viewer changes nothing at all. */
export function mayChangeView(stored: Document, user: SignedInUser): boolean {
  if (user.role === 'viewer') return false
  return user.role === 'admin' || user.ids.includes(readId(stored.user_id) ?? '')
}
