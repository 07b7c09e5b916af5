import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { onForget } from '#renderer/state/forget.ts'
import type { ChosenFile, ImportTable } from '#shared/lead-imports/import.contract.ts'
import type {
  ImportColumn,
  ImportDefaults,
  ImportField,
  ImportPlan
} from '#shared/lead-imports/import.schema.ts'

export const steps = ['file', 'columns', 'check', 'result'] as const
export type Step = (typeof steps)[number]

/** How rows are treated, beside how they are read. */
export type Rules = Pick<ImportPlan, 'same_by' | 'policy' | 'unreadable' | 'defaults'>

type ImportState = {
  step: Step
  file: ChosenFile | null
  /** What the person made of the columns that were guessed. */
  columns: ImportColumn[]
  rules: Rules
  /** The job that imports, or has. */
  jobId: string | null
}

const usualDefaults: ImportDefaults = {
  owner_email: null,
  status: null,
  stage: null,
  priority: null,
  language: null,
  source: 'import',
  tags: []
}

const nothingYet: ImportState = {
  step: 'file',
  file: null,
  columns: [],
  rules: { same_by: 'either', policy: 'skip', unreadable: 'reject', defaults: usualDefaults },
  jobId: null
}

/** Makes the store of an import under way: it outlives a look at another page. */
export function createImportStore(): StoreApi<ImportState> {
  return createStore<ImportState>(() => nothingYet)
}

export const importStore = createImportStore()

export function useImport<T>(select: (state: ImportState) => T): T {
  return useStore(importStore, select)
}

export function startOver(): void {
  importStore.setState(nothingYet, true)
}
onForget(startOver)

export const goToStep = (step: Step) => importStore.setState({ step })

/** Begins with a file; new leads are the user's until they say otherwise. */
export function takeFile(file: ChosenFile, me: string | null): void {
  const defaults = { ...usualDefaults, owner_email: me }
  importStore.setState({
    ...nothingYet,
    file,
    columns: proposed(file.table),
    rules: { ...nothingYet.rules, defaults }
  })
}

/** The file read otherwise: its columns are guessed anew. */
export function takeTable(table: ImportTable): void {
  const { file } = importStore.getState()
  if (file) importStore.setState({ file: { ...file, table }, columns: proposed(table) })
}

function proposed({ columns }: ImportTable): ImportColumn[] {
  return columns.map(({ field, dates, decimals }) => ({ field, dates, decimals }))
}

/** Changes one column; a field that another column had is taken from it. */
export function changeColumn(at: number, change: Partial<ImportColumn>): void {
  importStore.setState(({ columns }) => ({ columns: withColumn(columns, at, change) }))
}

export function withColumn(
  columns: ImportColumn[],
  at: number,
  change: Partial<ImportColumn>
): ImportColumn[] {
  const taken = change.field ?? null
  return columns.map((column, index) => {
    if (index === at) return { ...column, ...change }
    return taken !== null && column.field === taken ? { ...column, field: null } : column
  })
}

export function changeRules(change: Partial<Rules>): void {
  importStore.setState(({ rules }) => ({ rules: { ...rules, ...change } }))
}

export function changeDefaults(change: Partial<ImportDefaults>): void {
  const { rules } = importStore.getState()
  changeRules({ defaults: { ...rules.defaults, ...change } })
}

/** What the main process is asked to do; null without a file. */
export function planOf({
  file,
  columns,
  rules
}: Pick<ImportState, 'file' | 'columns' | 'rules'>): ImportPlan | null {
  return file && { reading: file.table.reading, columns, ...rules }
}

export function hasField(columns: ImportColumn[], ...fields: ImportField[]): boolean {
  return columns.some(({ field }) => field !== null && fields.includes(field))
}
