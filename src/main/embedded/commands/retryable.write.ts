import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { identical } from '../values/compare.ts'
import { toInteger } from '../values/numbers.ts'

/** The same result of statements that follow each other. */
type Run = { first: number; last: number; result: BsonDocument }

export type RetryableWriteParts = {
  record: BsonDocument | undefined
  statementId: (index: number) => number
  save: (record: BsonDocument) => void
  onStatement: () => void
}

/**
 * One write that its client may send again under the same number: a statement that was done before is not done again
 * but answered as it was then.
 */
export class RetryableWrite {
  /** Ids of the statements that were done before. */
  readonly retried: number[] = []
  readonly #save: RetryableWriteParts['save']
  readonly #statementId: RetryableWriteParts['statementId']
  readonly #onStatement: RetryableWriteParts['onStatement']
  readonly #runs: Run[]
  #isChanged = false

  /**
   * @param record what {@link save} has kept of earlier attempts
   * @param statementId the id of a statement by its position in the command
   * @param onStatement called before each statement that is done
   */
  constructor({ record, statementId, save, onStatement }: RetryableWriteParts) {
    this.#onStatement = onStatement
    this.#runs = record ? readRuns(record) : []
    this.#statementId = statementId
    this.#save = save
  }

  /** Does the statement at a position, unless it was done before. @returns what it did, then or now */
  once(index: number, write: () => BsonDocument): BsonDocument {
    const id = this.#statementId(index)
    const known = this.#runs.find(({ first, last }) => first <= id && id <= last)
    if (known) {
      this.retried.push(id)
      return known.result
    }
    this.#onStatement()
    const result = write()
    this.#add(id, result)
    return result
  }

  #add(id: number, result: BsonDocument): void {
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
