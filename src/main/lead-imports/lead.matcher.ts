import type { ImportPlan } from '#shared/lead-imports/import.schema.ts'
import { comparableEmail } from '#shared/values/email.ts'
import { comparableName } from '#shared/values/text.ts'

/** What a lead is known by, as it is stored or read from a row. */
export type KnownLead = { id: string; email: string | null; brand: string | null }
type Named = Omit<KnownLead, 'id'>

/** `several` for leads that are the same as surely as each other. */
export type Match = { kind: 'none' } | { kind: 'one'; id: string } | { kind: 'several'; ids: string[] }

/**
 * Leads by address and brand after normalising (domain.md 4.1). Where either is enough, a lead that shares both is
 * meant before one that shares the address, and that before one that shares the brand.
 */
export function createMatcher(sameBy: ImportPlan['same_by']) {
  const byEmail = new Map<string, string[]>()
  const byBrand = new Map<string, string[]>()

  const found = (named: Named): string[][] => {
    const emails = byEmail.get(emailKey(named)) ?? []
    const brands = byBrand.get(brandKey(named)) ?? []
    const both = emails.filter((id) => brands.includes(id))
    return { either: [both, emails, brands], email: [emails], brand: [brands], both: [both] }[sameBy]
  }

  return {
    add: ({ id, ...named }: KnownLead) => {
      put(byEmail, emailKey(named), id)
      put(byBrand, brandKey(named), id)
    },
    match: (named: Named): Match => {
      const ids = found(named).find((some) => some.length > 0) ?? []
      const [id] = ids
      if (id === undefined) return { kind: 'none' }
      return ids.length === 1 ? { kind: 'one', id } : { kind: 'several', ids }
    }
  }
}

const emailKey = ({ email }: Named) => comparableEmail(email ?? '')
const brandKey = ({ brand }: Named) => comparableName(brand ?? '')

/** Blank says nothing: two leads without address are not the same. */
function put(map: Map<string, string[]>, key: string, id: string): void {
  if (key === '') return
  const ids = map.get(key)
  if (ids) ids.push(id)
  else map.set(key, [id])
}
