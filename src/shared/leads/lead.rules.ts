import { comparableName } from '../values/text.ts'
import type { LeadRow } from './lead.schema.ts'
import {
  type LeadStatus,
  leadStatuses,
  legacyLeadStatuses,
  type Priority,
  priorities,
  type Sector
} from './lead.values.ts'

/** The rules of leads (domain.md 3 and 4.1): pure, so that the list, the form and the service agree. */

/** What is shown where there is no name at all. */
const nobody = '—'

/** The name to show: the person's, else the brand's, else the address (domain.md 2.3). */
export function leadDisplayName(
  lead: Pick<
    LeadRow,
    'name' | 'contact_name' | 'full_name' | 'first_name' | 'last_name' | 'brand_name' | 'email'
  >
): string {
  const joined = [lead.first_name, lead.last_name].filter(Boolean).join(' ')
  return (
    lead.name ?? lead.contact_name ?? lead.full_name ?? (joined || (lead.brand_name ?? lead.email ?? nobody))
  )
}

/** The person's name, however it is stored; null when nobody is named. */
export function personName(lead: Parameters<typeof leadDisplayName>[0]): string | null {
  const name = leadDisplayName({ ...lead, brand_name: null, email: null })
  return name === nobody ? null : name
}

/** The owner wherever it is stored: an e-mail, or an account's id (domain.md 4.5). */
export function leadOwner(lead: Pick<LeadRow, 'assigned_to' | 'owner_email' | 'owner_id'>): string | null {
  return lead.owner_email ?? lead.assigned_to ?? lead.owner_id
}

const knownStatuses = new Set<string>([...leadStatuses, ...legacyLeadStatuses])

/**
 * The status to show. A lead with a contact is converted whatever its status says, because the website puts a
 * repeat request back to NEW (domain.md 4.1). Case differs between writers. Unknown values stay as they are.
 */
export function shownStatus(lead: Pick<LeadRow, 'status' | 'converted_to_contact_id'>): string {
  if (lead.converted_to_contact_id) return 'CONVERTED'
  const status = lead.status ?? 'NEW'
  const upper = status.trim().toUpperCase()
  return knownStatuses.has(upper) ? upper : status
}

/** GENERATED and QUOTA_BLOCKED mean "new, not handled yet" (domain.md 3.1). */
export function canonicalStatus(status: string | null): LeadStatus | null {
  const upper = (status?.trim() || 'NEW').toUpperCase()
  if (upper === 'GENERATED' || upper === 'QUOTA_BLOCKED') return 'NEW'
  return leadStatuses.find((known) => known === upper) ?? null
}

/** The letters, and the words of the later back end that stand for them (domain.md 3.3). */
const priorityWords: Record<Priority, string[]> = {
  A: ['a', 'urgent', 'high'],
  B: ['b', 'medium', 'normal'],
  C: ['c', 'low']
}

/** The letter that a stored priority stands for; absent counts as C, as on the website (domain.md 3.3). */
export function canonicalPriority(priority: string | null): Priority | null {
  const word = (priority?.trim() || 'c').toLowerCase()
  return priorities.find((letter) => priorityWords[letter].includes(word)) ?? null
}

/** Every lower-case spelling that stands for a priority. */
export function prioritySpellings(priority: Priority): string[] {
  return priorityWords[priority]
}

const sectorTexts: Record<Sector, string[]> = {
  food: ['restauration / food', 'restaurant / food', 'מסעדה / מזון', 'restauration'],
  retail: ['retail (hors food)', 'retail (non-food)', 'קמעונאות (ללא מזון)'],
  services: ['שירותים'],
  healthcare: ['paramédical / santé', 'healthcare / paramedical', 'בריאות / פארא-רפואי', 'paramedical'],
  tech: ['technologie', 'טכנולוגיה'],
  hospitality: ['hôtellerie', 'אירוח'],
  education: ['éducation', 'חינוך'],
  other: ['autre', 'אחר', 'unknown']
}

const sectorByText = new Map<string, Sector>(
  Object.entries(sectorTexts).flatMap(([sector, texts]) =>
    [sector, ...texts].map((text) => [comparableName(text), sector as Sector])
  )
)

/** Sectors are stored as labels in three languages (domain.md 3.4); null for texts that stand for none. */
export function canonicalSector(sector: string | null): Sector | null {
  return sector === null ? null : (sectorByText.get(comparableName(sector)) ?? null)
}

/** Every label that stands for a sector, in lower case, also without its accents. */
export function sectorSpellings(sector: Sector): string[] {
  const texts = [sector, ...sectorTexts[sector]]
  return [...new Set([...texts, ...texts.map(withoutAccents)])]
}

function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}+/gu, '')
}
