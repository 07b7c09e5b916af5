import type { ImportTable, PreviewRow } from '#shared/lead-imports/import.contract.ts'
import type { ImportPlan, Reading } from '#shared/lead-imports/import.schema.ts'
import type { ReadStatement, StatementAsked } from '../statements/statement.reader.ts'
import type { KnownLead } from './lead.matcher.ts'
import type { Decision } from './row.decision.ts'
import type { Owner } from './row.reader.ts'

/** What the thread that reads files is asked and answers. It knows a path and rules, and no database. */

/** What rows are read by, as plain data. */
export type RowFacts = {
  plan: ImportPlan
  stageNames: Partial<Record<string, string[]>>
  owners: Owner[]
  now: Date
}

export type WorkerTask =
  | { kind: 'table'; path: string; reading: Reading | null }
  | { kind: 'statement'; path: string; asked: StatementAsked | null }
  | ({ kind: 'preview'; path: string } & RowFacts)
  | ({ kind: 'decide'; path: string } & RowFacts)
  | { kind: 'pick'; path: string; reading: Reading; reasons: Map<number, string>; heading: string }

/** To a thread that decides: leads that are there, then how far it may go on; each `more` is worth a batch. */
export type ToWorker = { kind: 'known'; leads: KnownLead[] } | { kind: 'more' }

export type DecidedRow = { line: number; leftOut: number } & Decision

export type FromWorker =
  | { kind: 'table'; table: ImportTable }
  | { kind: 'statement'; statement: ReadStatement }
  | { kind: 'preview'; rows: PreviewRow[] }
  | { kind: 'rows'; rows: DecidedRow[] }
  | { kind: 'text'; text: string }
  | { kind: 'end' }
  | { kind: 'refused'; reason: string }
