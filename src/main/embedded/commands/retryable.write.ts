import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { identical } from '../values/compare.ts'
import { toInteger } from '../values/numbers.ts'

/** The same result of statements that follow each other. */
type Run = { first: number; last: number; result: BsonDocument }

/**
 * One write that its client may send again under the same number: a statement that was done before is not done again
 * but answered as it was then.
 */
export class RetryableWrite {
  /** Ids of the statements that were done before. */
  readonly retried: number[] = []
  readonly #save: (record: BsonDocument) => void
  readonly #statementId: (index: number) => number
  readonly #runs: Run[]
  #isChanged = false

  /**
   * @param record what {@link save} has kept of earlier attempts
   * @param statementId the id of a statement by its position in the command
   */
  constructor(
    record: BsonDocument | undefined,
    statementId: (index: number) => number,
    save: (record: BsonDocument) => void
  ) {
    this.#runs = record ? readRuns(record) : []
    this.#statementId = statementId
    this.#save = save
  }

  /** What the statement at a position did when it was done before. */
  resultOf(index: number): BsonDocument | undefined {
    if (this.#runs.length === 0) return undefined
    const id = this.#statementId(index)
    const run = this.#runs.find(({ first, last }) => first <= id && id <= last)
    if (run) this.retried.push(id)
    return run?.result
  }

  /** Notes what the statement at a position has done. */
  add(index: number, result: BsonDocument): void {
    const id = this.#statementId(index)
    const last = this.#runs.at(-1)
    this.#isChanged = true
    const continues = last?.last === id - 1 && (last.result === result || identical(last.result, result))
    if (last && continues) last.last = id
    else this.#runs.push({ first: id, last: id, result })
  }

  /** Keeps what was done. Call it inside the transaction of the write. */
  save(): void {
    if (this.#isChanged) this.#save({ results: this.#runs })
  }
}

/** A session that wrote last, and what; undefined for one whose last was a transaction. */
export function isWriteRecord(record: BsonDocument): boolean {
  return Array.isArray(record.results)
}

function readRuns({ results }: BsonDocument): Run[] {
  const runs = Array.isArray(results) ? results.filter(isDocument) : []
  return runs.map(({ first, last, result }) => ({
    first: toInteger(first) ?? 0,
    last: toInteger(last) ?? 0,
    result: isDocument(result) ? result : {}
  }))
}
