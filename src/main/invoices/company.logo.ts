import { readFile, stat } from 'node:fs/promises'
import type { Invoice } from '#shared/invoices/invoice.schema.ts'
import { type Logo, maxLogoBytes } from '#shared/invoices/invoice-settings.contract.ts'
import { readText } from '#shared/values/stored.ts'
import type { Ctx } from '../context.ts'
import { derivedId } from '../mongo/derived-id.ts'
import { isDuplicateId } from '../mongo/errors.ts'
import { type CollectionDefinition, toObjectId } from '../mongo/scoped-collection.ts'
import { refusal } from './invoice.numbers.ts'

/** The picture at the head of our papers. In a collection of its own, so that no settings carry it (domain.md 6.2). */
export const companyFileCollection: CollectionDefinition = {
  name: 'company_files',
  indexes: [],
  scope: () => null
}

/** There is one: two desktops that choose a logo at once make one document. */
const logoId = '10900000000000000000090f'

export function readLogo(ctx: Ctx): Promise<Logo | null> {
  return readPicture(ctx, logoId)
}

/** What stands for "no logo" on an issued document; nothing stored means that nobody noted which one it had. */
const noLogo = ''

/** The logo that a document was issued with: today's for drafts and documents from before it was noted. */
export async function logoOf(ctx: Ctx, { seller_logo }: Pick<Invoice, 'seller_logo'>): Promise<Logo | null> {
  if (seller_logo === noLogo) return null
  return seller_logo === null ? readLogo(ctx) : readPicture(ctx, seller_logo)
}

/**
 * Keeps today's logo for documents that are issued now, whatever becomes of it later. Each picture is kept once, under
 * an id that follows from it. Answers what the document notes.
 */
export async function keepLogo(ctx: Ctx): Promise<string> {
  const logo = await readLogo(ctx)
  if (!logo) return noLogo
  const id = derivedId('company logo', `${logo.mime}\n${logo.content}`)
  const kept = { kind: 'issued_logo', ...logo, created_at: ctx.now() }
  const files = ctx.collection(companyFileCollection)
  if (await files.findOne({ _id: toObjectId(id) }, { projection: { _id: 1 } })) return id
  await files.insert(kept, id).catch((error: unknown) => {
    if (!isDuplicateId(error)) throw error
  })
  return id
}

async function readPicture(ctx: Ctx, id: string): Promise<Logo | null> {
  const stored = await ctx.collection(companyFileCollection).findOne({ _id: toObjectId(id) })
  const [mime, content] = [readText(stored?.mime), readText(stored?.content)]
  const isKnown = mime === 'image/png' || mime === 'image/jpeg'
  return isKnown && content ? { mime, content } : null
}

/** Asks for a picture and keeps it; null when the dialog was closed. Errors: as the contract says. */
export function createLogoChoice(chooseFiles: () => Promise<string[]>) {
  return async (ctx: Ctx): Promise<Logo | null> => {
    const [path] = await chooseFiles()
    if (path === undefined) return null
    const logo = await loadLogo(path)
    const changes = { set: { kind: 'logo', ...logo, updated_at: ctx.now() }, unset: [] }
    const files = ctx.collection(companyFileCollection)
    if (!(await files.update(logoId, changes))) {
      await files.insert(changes.set, logoId).catch((error: unknown) => {
        if (!isDuplicateId(error)) throw error
      })
    }
    ctx.changed({ collection: companyFileCollection.name, ids: [logoId], kind: 'updated' })
    return logo
  }
}

export async function removeLogo(ctx: Ctx): Promise<Record<string, never>> {
  await ctx.collection(companyFileCollection).remove(logoId)
  ctx.changed({ collection: companyFileCollection.name, ids: [logoId], kind: 'deleted' })
  return {}
}

async function loadLogo(path: string): Promise<Logo> {
  const bytes = await stat(path)
    .then(({ size }) => {
      if (size > maxLogoBytes) throw refusal('too_large', 'The picture is too large', { bytes: maxLogoBytes })
      return readFile(path)
    })
    .catch((error: unknown) => {
      throw isFileError(error) ? refusal(String(error.code), 'The picture could not be read') : error
    })
  const mime = imageType(bytes)
  if (!mime) throw refusal('not_an_image', 'The file is neither PNG nor JPEG')
  return { mime, content: bytes.toString('base64') }
}

function isFileError(error: unknown): error is { code: unknown } {
  return error instanceof Error && 'syscall' in error && 'code' in error
}

/** By what the file begins with: a name proves nothing. */
function imageType(bytes: Buffer): Logo['mime'] | null {
  if (bytes.subarray(0, 8).toString('hex') === '89504e470d0a1a0a') return 'image/png'
  return bytes.subarray(0, 3).toString('hex') === 'ffd8ff' ? 'image/jpeg' : null
}
