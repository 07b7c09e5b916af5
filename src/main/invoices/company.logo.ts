import { readFile, stat } from 'node:fs/promises'
import { type Logo, maxLogoBytes } from '#shared/invoices/invoice-settings.contract.ts'
import { readText } from '#shared/values/stored.ts'
import type { Ctx } from '../context.ts'
import { isDuplicateId } from '../mongo/errors.ts'
import type { CollectionDefinition } from '../mongo/scoped-collection.ts'
import { refusal } from './invoice.numbers.ts'

/** The picture at the head of our papers. In a collection of its own, so that no settings carry it (domain.md 6.2). */
export const companyFileCollection: CollectionDefinition = {
  name: 'company_files',
  indexes: [],
  scope: () => null
}

/** There is one: two desktops that choose a logo at once make one document. */
const logoId = '10900000000000000000090f'

export async function readLogo(ctx: Ctx): Promise<Logo | null> {
  const [stored] = await ctx.collection(companyFileCollection).find({}, { limit: 1, sort: { _id: 1 } })
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
