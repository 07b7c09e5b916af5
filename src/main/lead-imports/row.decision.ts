import type { ImportPlan, Problem } from '#shared/lead-imports/import.schema.ts'
import { createMatcher, type KnownLead } from './lead.matcher.ts'
import type { ReadRow, RowValues } from './row.reader.ts'

/** What is to become of a row. */
export type Decision =
  | { act: 'create'; values: RowValues }
  | { act: 'update'; id: string; values: RowValues }
  | { act: 'skip' }
  | { act: 'reject'; problems: Problem[] }

/** Decides row by row; a row that is the same as an earlier one of the file counts as there already. */
export function createDecider({ policy, same_by }: Pick<ImportPlan, 'policy' | 'same_by'>) {
  const known = createMatcher(same_by)
  /** Lines instead of ids. */
  const earlier = createMatcher(same_by)
  const updatedBy = new Map<string, number>()

  const decide = (row: ReadRow): Decision => {
    const { values, problems } = row
    if (policy === 'create') return problems.length > 0 ? rejected(problems) : created(row)
    const named = { email: textOf(values.email), brand: textOf(values.brand_name) }
    const match = known.match(named)
    const before = earlier.match(named)
    if (policy === 'skip' && (match.kind !== 'none' || before.kind !== 'none')) return { act: 'skip' }
    if (problems.length > 0) return rejected(problems)
    if (match.kind === 'several') return rejected([problem('several', String(match.ids.length))])
    const line = before.kind === 'none' ? null : before.kind === 'one' ? before.id : (before.ids[0] ?? null)
    const sameLead = match.kind === 'one' ? updatedBy.get(match.id) : line
    if (sameLead !== null && sameLead !== undefined) return rejected([problem('repeated', String(sameLead))])
    if (match.kind === 'one') {
      updatedBy.set(match.id, row.line)
      return { act: 'update', id: match.id, values }
    }
    const decision = created(row)
    if (decision.act === 'create') earlier.add({ id: String(row.line), ...named })
    return decision
  }

  return { know: (lead: KnownLead) => known.add(lead), decide }
}

/** A new lead needs an address and a brand, as in the lead form. */
function created({ values }: ReadRow): Decision {
  const missing = (['brand_name', 'email'] as const).filter((field) => values[field] === undefined)
  if (missing.length === 0) return { act: 'create', values }
  return rejected(missing.map((field) => ({ field, code: 'required', detail: null })))
}

function rejected(problems: Problem[]): Decision {
  return { act: 'reject', problems }
}

function problem(code: Problem['code'], detail: string): Problem {
  return { field: null, code, detail }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
