import { canonicalStage } from './stages.ts'

/** A stretch of time at one stage. */
export type StageSpan = {
  /** As stored; null for a deal without stage, which is at the first. */
  stage: string | null
  /** Null where nobody wrote down when. */
  entered_at: Date | null
  /** Null while the deal is still there, and where nobody wrote down when it left. */
  left_at: Date | null
  /** Who moved it here; null for the first stage and where nobody wrote it down. */
  user_email: string | null
}

/** A change of stage as history tells it. A side that it does not tell is undefined. */
export type StageChange = {
  at: Date | null
  from: string | null | undefined
  to: string | null | undefined
  user_email: string | null
  /** It took the change before it back. */
  isUndo: boolean
}

type Deal = { stage: string | null; created_at: Date | null; closed_at: Date | null }

/**
 * Where a deal has been, oldest first; the last span is where it is now. Other programs move deals without a word, or
 * tell that something moved without saying where: such a stage has no known time of entering or leaving rather than
 * a wrong one. A change that was taken back at once did not happen.
 */
export function stageSpans(deal: Deal, changes: readonly StageChange[]): StageSpan[] {
  const told = withoutUndone(changes.filter(({ to }) => to !== undefined).toSorted(oldestFirst))
  const first = told[0] ? told[0].from : deal.stage
  const spans: StageSpan[] = []
  // The website tells only where a deal went: the stage before its first change is then unknown.
  if (first !== undefined) {
    spans.push({ stage: first, entered_at: deal.created_at, left_at: null, user_email: null })
  }
  for (const change of told) {
    if (change.from !== undefined) standAt(spans, change.from)
    enter(spans, change)
  }
  const isBefore = spans.length
  standAt(spans, deal.stage)
  const last = spans.at(-1)
  // A deal that was closed without a word says itself when.
  if (last && spans.length > isBefore) last.entered_at = deal.closed_at
  return spans
}

function enter(spans: StageSpan[], { at, to, user_email }: StageChange): void {
  const last = spans.at(-1)
  if (last && isSameStage(last.stage, to ?? null)) return
  if (last) last.left_at = at
  spans.push({ stage: to ?? null, entered_at: at, left_at: null, user_email })
}

/** Makes sure that the last span is at a stage; where it is not, somebody moved the deal without a word. */
function standAt(spans: StageSpan[], stage: string | null): void {
  const last = spans.at(-1)
  if (last && isSameStage(last.stage, stage)) return
  spans.push({ stage, entered_at: null, left_at: null, user_email: null })
}

function withoutUndone(changes: StageChange[]): StageChange[] {
  const kept: StageChange[] = []
  for (const change of changes) {
    const last = kept.at(-1)
    const isTakenBack = change.isUndo && last && isSameStage(last.to ?? null, change.from ?? null)
    if (isTakenBack) kept.pop()
    else kept.push(change)
  }
  return kept
}

/** Two spellings of a stage are the same stage; two unknown ones only when they are spelt alike. */
export function isSameStage(a: string | null, b: string | null): boolean {
  return a === b || (canonicalStage(a) !== null && canonicalStage(a) === canonicalStage(b))
}

function oldestFirst(a: StageChange, b: StageChange): number {
  return (a.at?.getTime() ?? 0) - (b.at?.getTime() ?? 0)
}

/** When a stay ended: now, for the one that goes on. Null where nobody wrote it down. */
export function spanEnd(spans: readonly StageSpan[], at: number, now: Date): Date | null {
  return spans[at]?.left_at ?? (at === spans.length - 1 ? now : null)
}
