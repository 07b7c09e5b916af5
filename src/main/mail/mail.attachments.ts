import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { z } from 'zod'
import { type mailContract, maxAttachmentBytes, maxAttachments } from '#shared/mail/mail.contract.ts'
import type { Attachment } from '#shared/mail/mail.schema.ts'
import type { Ctx } from '../context.ts'
import { draftCollection } from './mail.collection.ts'
import { changeDraft, readDraft } from './mail.drafts.ts'
import type { MailFiles } from './mail.files.ts'

/** Files of a draft: chosen in a dialog of the system, so that the window never names a path. */
export type AttachDeps = {
  files: MailFiles
  /** Asks for files and answers their paths; empty when the dialog is closed. */
  chooseFiles: () => Promise<string[]>
}

type AttachOutput = z.output<typeof mailContract.attach.output>

/** Copies chosen files to the draft, as long as they fit. Errors: `not_found`. */
export async function attachFiles(ctx: Ctx, deps: AttachDeps, id: string): Promise<AttachOutput> {
  const drafts = ctx.collection(draftCollection)
  const draft = readDraft(await drafts.get(id))
  const chosen = await deps.chooseFiles()
  const attachments = [...draft.attachments]
  const refused: AttachOutput['refused'] = []
  for (const path of chosen) {
    const name = basename(path).replace(/\p{Cc}/gu, '_')
    const added = await addFile(ctx, deps, { id, path, attachments })
    if (typeof added === 'string') refused.push({ name, reason: added })
    else attachments.push({ ...added, name })
  }
  if (attachments.length > draft.attachments.length) await changeDraft(ctx, id, { attachments })
  return { attachments, refused }
}

type Refusal = AttachOutput['refused'][number]['reason']

/** The copy, or why there is none. */
async function addFile(
  ctx: Ctx,
  { files }: AttachDeps,
  { id, path, attachments }: { id: string; path: string; attachments: Attachment[] }
): Promise<Omit<Attachment, 'name'> | Refusal> {
  const taken = attachments.reduce((sum, { size }) => sum + size, 0)
  if (attachments.length >= maxAttachments) return 'too_many'
  const attachment = ctx.newId()
  try {
    const { size } = await stat(path)
    if (taken + size > maxAttachmentBytes) return 'too_large'
    return {
      _id: attachment,
      sha256: null,
      size: await files.add({ user: ctx.user._id, mail: id }, attachment, path)
    }
  } catch {
    return 'unreadable'
  }
}

/** Errors: `not_found`. */
export async function detachFile(
  ctx: Ctx,
  { files }: AttachDeps,
  { _id, attachment }: { _id: string; attachment: string }
): Promise<Attachment[]> {
  const draft = readDraft(await ctx.collection(draftCollection).get(_id))
  const attachments = draft.attachments.filter((kept) => kept._id !== attachment)
  await changeDraft(ctx, _id, { attachments })
  await files.remove({ user: ctx.user._id, mail: _id }, attachment)
  return attachments
}
