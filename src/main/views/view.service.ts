import type { Document } from 'mongodb'
import type { z } from 'zod'
import { AppError } from '#shared/ipc/result.ts'
import type { View, viewContract } from '#shared/views/view.contract.ts'
import type { Ctx } from '../context.ts'
import { mayChangeView, readView, viewCollection } from './view.collection.ts'

/** More than anybody scrolls through. */
const mostViews = 500

/** The shared views of a list and one's own, by name. */
export async function listViews(ctx: Ctx, { list }: { list: string }): Promise<View[]> {
  const found = await ctx.collection(viewCollection).find({ list }, { limit: mostViews })
  const views = found.flatMap((stored) => readView(stored, ctx.user) ?? [])
  return views.sort((a, b) => a.name.localeCompare(b.name))
}

/** Keeps a new view. */
export async function createView(ctx: Ctx, input: z.output<typeof viewContract.create.input>): Promise<View> {
  const now = ctx.now()
  const document = {
    ...input,
    user_id: ctx.user._id,
    user_email: ctx.user.email,
    created_at: now,
    updated_at: now
  }
  const id = await ctx.collection(viewCollection).insert(document, ctx.newId())
  ctx.changed({ collection: 'saved_views', ids: [id], kind: 'created' })
  return required(readView({ _id: id, ...document }, ctx.user))
}

/** Changes what is given. Errors: `not_found`, `forbidden`. */
export async function updateView(ctx: Ctx, input: z.output<typeof viewContract.update.input>): Promise<View> {
  const { _id, ...set } = input
  await requireOwn(ctx, _id)
  const views = ctx.collection(viewCollection)
  const after = await views.update(_id, { set: { ...set, updated_at: ctx.now() }, unset: [] })
  ctx.changed({ collection: 'saved_views', ids: [_id], kind: 'updated' })
  return required(after && readView(after, ctx.user))
}

/** Errors: `not_found`, `forbidden`. */
export async function removeView(ctx: Ctx, { _id }: { _id: string }): Promise<Record<string, never>> {
  await requireOwn(ctx, _id)
  await ctx.collection(viewCollection).remove(_id)
  ctx.changed({ collection: 'saved_views', ids: [_id], kind: 'deleted' })
  return {}
}

async function requireOwn(ctx: Ctx, id: string): Promise<Document> {
  const stored = await ctx.collection(viewCollection).get(id)
  if (!mayChangeView(stored, ctx.user))
    throw new AppError('forbidden', 'Only its author changes a shared view')
  return stored
}

function required(view: View | null): View {
  if (!view) throw new AppError('not_found', 'The view is gone')
  return view
}
