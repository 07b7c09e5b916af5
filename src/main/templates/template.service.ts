import type { Document } from 'mongodb'
import type { z } from 'zod'
import { AppError } from '#shared/ipc/result.ts'
import { starterTemplates } from '#shared/templates/starter.templates.ts'
import type { TemplateFields, templateContract } from '#shared/templates/template.contract.ts'
import { namedVariables } from '#shared/templates/template.rules.ts'
import {
  readLanguage,
  readTemplate,
  type Template,
  type TemplateCategory
} from '#shared/templates/template.schema.ts'
import type { Language } from '#shared/values/language.ts'
import { removeAudited, restoreRemoved } from '../audit/removal.ts'
import type { Ctx } from '../context.ts'
import { caseSpellings, everyWordIn } from '../mongo/filter-parts.ts'
import {
  type EditableField,
  enumField,
  planEdit,
  textField,
  toGuardedWrite,
  writeGuarded
} from '../mongo/guarded-update.ts'
import { and } from '../mongo/scoped-collection.ts'
import { templateCollection } from './template.collection.ts'

type ListInput = z.output<typeof templateContract.list.input>
type UpdateInput = z.output<typeof templateContract.update.input>

/** One page by name and language, and how many there are. */
export async function listTemplates(
  ctx: Ctx,
  { language, search, skip, limit }: ListInput
): Promise<{ rows: Template[]; total: number }> {
  const templates = ctx.collection(templateCollection)
  // French is also what was stored without a language.
  const absent = language === 'fr' ? [null, ''] : []
  const inLanguage = language && { language: { $in: [...caseSpellings([language]), ...absent] } }
  const query = and(inLanguage, everyWordIn(search, ['name', 'subject']))
  const options = { sort: { name: 1, language: 1, _id: 1 }, skip, limit } as const
  const [rows, total] = await Promise.all([templates.find(query, options), templates.count(query)])
  return { rows: rows.map(readTemplate), total }
}

/** The newest template of a category and language; null for none. */
export async function templateOf(
  ctx: Ctx,
  { category, language }: { category: TemplateCategory; language: Language }
): Promise<Template | null> {
  const query = { language: { $in: caseSpellings([language]) }, category: { $in: caseSpellings([category]) } }
  const options = { sort: { updated_at: -1 }, limit: 1 } as const
  const [found] = await ctx.collection(templateCollection).find(query, options)
  return found ? readTemplate(found) : null
}

export async function createTemplate(ctx: Ctx, fields: TemplateFields): Promise<Template> {
  const id = ctx.newId()
  const document = newTemplate(ctx, fields)
  await ctx.collection(templateCollection).insert(document, id)
  ctx.changed({ collection: 'email_templates', ids: [id], kind: 'created' })
  return readTemplate({ _id: id, ...document })
}

/** The fields that both of the website's programs write. */
function newTemplate(ctx: Ctx, { category, ...fields }: TemplateFields): Document {
  const now = ctx.now()
  return {
    ...normalised(fields),
    ...(category && { category }),
    variables: namedVariables(`${fields.subject}\n${fields.body}`),
    created_by: ctx.user.email,
    created_at: now,
    updated_at: now
  }
}

function normalised<F extends Record<string, string>>(fields: F): F {
  return Object.fromEntries(
    Object.entries(fields).map(([field, text]) => [field, text.normalize('NFC')])
  ) as F
}

const editable: Record<string, EditableField> = {
  name: textField('name'),
  subject: textField('subject'),
  body: textField('body', ['content']),
  language: enumField('language', readLanguage),
  category: enumField('category', (stored) => stored?.toLowerCase() ?? null)
}

/** Writes the fields that the editor changed. Errors: `not_found`, `changed_elsewhere`. */
export async function updateTemplate(ctx: Ctx, { _id, set, base }: UpdateInput): Promise<Template> {
  const { before, after } = await writeGuarded(ctx.collection(templateCollection), _id, (stored) => {
    const { edits, conflicts } = planEdit(stored, editable, { set, base })
    if (conflicts.length > 0) throw changedElsewhere(conflicts, stored)
    if (edits.length === 0) return null
    const edited = {
      ...readTemplate(stored),
      ...Object.fromEntries(edits.map((edit) => [edit.field, edit.new]))
    }
    return toGuardedWrite(stored, editable, edits, {
      ...(Array.isArray(stored.variables) && {
        variables: namedVariables(`${edited.subject}\n${edited.body}`)
      }),
      updated_at: sameKindOfDate(stored.updated_at, ctx.now())
    })
  })
  if (before !== after) ctx.changed({ collection: 'email_templates', ids: [_id], kind: 'updated' })
  return readTemplate(after)
}

/** One of the website's programs dates with text, and expects to find it. */
function sameKindOfDate(stored: unknown, now: Date): Date | string {
  return typeof stored === 'string' ? now.toISOString().replace('Z', '+00:00') : now
}

function changedElsewhere(fields: string[], stored: Document): AppError {
  return new AppError('changed_elsewhere', 'Somebody else changed these fields', {
    fields,
    current: readTemplate(stored)
  })
}

/** Errors: `not_found`. */
export async function removeTemplate(ctx: Ctx, id: string): Promise<{ undo: string }> {
  const entry = await removeAudited(ctx, templateCollection, { id, entity_type: 'email_template' })
  if (!entry) throw new AppError('not_found', 'No such template', { id })
  return { undo: entry }
}

/** Errors: `not_found`. */
export async function restoreTemplate(ctx: Ctx, removal: string): Promise<void> {
  await restoreRemoved(ctx, templateCollection, { removal, entity_type: 'email_template' })
}

/** Adds the texts to begin with, as far as nothing of the same name and language is there. */
export async function addStarters(ctx: Ctx): Promise<{ added: number }> {
  const templates = ctx.collection(templateCollection)
  const names = starterTemplates.map(({ name }) => name)
  const known = (await templates.find({ name: { $in: names } })).map(readTemplate)
  const missing = starterTemplates.filter(
    ({ name, language }) => !known.some((there) => there.name === name && there.language === language)
  )
  for (const starter of missing) await createTemplate(ctx, starter)
  return { added: missing.length }
}
