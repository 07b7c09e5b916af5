import { AppError, assertNever } from '#shared/ipc/result.ts'
import type { LinkTarget } from '#shared/links/link.contract.ts'
import type { SavedFiles } from '../exports/saved.files.ts'
import type { FeatureHandlers } from '../ipc/router.ts'

/** `openExternal` gives a link to the system; it rejects where no program takes it. */
export function createLinkHandlers(deps: {
  openExternal: (url: string) => Promise<void>
  savedFiles: Pick<SavedFiles, 'reveal'>
}): FeatureHandlers<'links'> {
  return {
    open: async (_ctx, { target }) => {
      try {
        await deps.openExternal(linkOf(target))
      } catch {
        throw new AppError('not_allowed_now', 'The system has no program for this link', {
          reason: 'no_program'
        })
      }
      return {}
    },
    reveal: (_ctx, { saved }) => {
      deps.savedFiles.reveal(saved)
      return {}
    }
  }
}

/** The link of a target. Nothing of it can become a path, a parameter or another scheme. */
export function linkOf(target: LinkTarget): string {
  switch (target.kind) {
    case 'call':
      return `tel:${encodeURIComponent(target.number).replace('%2B', '+')}`
    case 'whatsapp':
      return `https://wa.me/${target.number.slice(1)}`
    case 'web':
      return new URL(target.url).href
    case 'email':
      return `mailto:${encodeURIComponent(target.address).replace('%40', '@')}`
    default:
      return assertNever(target)
  }
}
