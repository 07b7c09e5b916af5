import { leadDisplayName } from '#shared/leads/lead.rules.ts'
import type { LeadRow } from '#shared/leads/lead.schema.ts'

type Named = Parameters<typeof leadDisplayName>[0]

/** The person's name, however it is stored; null when nobody is named. */
export function personName(lead: Named): string | null {
  const nobody = '—'
  const name = leadDisplayName({ ...lead, brand_name: null, email: null })
  return name === nobody ? null : name
}

/** The two tones of a lead: what stands out, and what stands beside it. */
export function leadTones(lead: Pick<LeadRow, keyof Named>): { main: string; aside: string | null } {
  const person = personName(lead)
  if (!lead.brand_name) return { main: leadDisplayName(lead), aside: null }
  return { main: lead.brand_name, aside: person === lead.brand_name ? null : person }
}
