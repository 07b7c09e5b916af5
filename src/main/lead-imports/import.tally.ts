import { previewRows } from '#shared/lead-imports/import.contract.ts'
import type { LeadImportReport, Outcome, Problem, ProblemCode } from '#shared/lead-imports/import.schema.ts'

/** Counts what becomes of rows, and keeps why some stay out. */
export type Tally = {
  row: (line: number, outcome: Outcome, problems?: Problem[]) => void
  leftOut: (cells: number) => void
  done: () => number
  reasons: Map<number, Problem[]>
  report: () => LeadImportReport
}

/** Rejected rows that a report holds; the file of rejected rows has all. */
const shownRejects = 100

export function createTally(file: string, isWritten: boolean): Tally {
  const counts: Record<Outcome, number> = { created: 0, updated: 0, unchanged: 0, skipped: 0, rejected: 0 }
  const reasons = new Map<number, Problem[]>()
  const first: { line: number; outcome: Outcome; problems: Problem[] }[] = []
  let rows = 0
  let cells = 0
  return {
    row: (line, outcome, problems = []) => {
      rows += 1
      counts[outcome] += 1
      // Rows come a batch at a time and, within one, by what becomes of them.
      if (rows <= previewRows * 50) first.push({ line, outcome, problems })
      if (outcome === 'rejected') reasons.set(line, problems)
    },
    leftOut: (more) => {
      cells += more
    },
    done: () => rows,
    reasons,
    report: () => ({
      file,
      is_written: isWritten,
      rows,
      counts,
      left_out: cells,
      first: first
        .toSorted((a, b) => a.line - b.line)
        .slice(0, previewRows)
        .map(({ outcome, problems }) => ({ outcome, problems })),
      rejects: [...reasons]
        .toSorted(([a], [b]) => a - b)
        .slice(0, shownRejects)
        .map(([line, problems]) => ({ line, problems })),
      reasons: reasonCounts(reasons)
    })
  }
}

function reasonCounts(reasons: Map<number, Problem[]>): LeadImportReport['reasons'] {
  const counts = new Map<ProblemCode, number>()
  for (const problems of reasons.values()) {
    for (const code of new Set(problems.map((problem) => problem.code)))
      counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  return [...counts].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count)
}
