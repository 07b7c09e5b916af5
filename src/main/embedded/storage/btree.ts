import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { asBuffer } from '../values/bson.reader.ts'
import type { Direction } from '../values/key.encoding.ts'

/** Keys from `low` (included) up to `high` (excluded), in byte order. */
export type KeyRange = { low: Buffer; high: Buffer }

/** One entry of an index: the key and the row id of its document. */
export type Entry = { key: Buffer; rid: number }

/** Every key. */
export const ALL_KEYS: KeyRange = { low: Buffer.alloc(0), high: Buffer.from([0xff]) }

/** Some entries in a row: only the row ids, which cost a tenth of what the keys cost. */
type Page = { rids: number[]; lastKey: Buffer }

const FIRST_PAGE = 64
const LARGEST_PAGE = 2048
const BEFORE_ANY_RID = -1

/** Keys in order, as the planner reads them. */
export type KeyTree = Pick<BTree, keyof BTree>

/**
 * Keys in order, in a SQLite table with a `key` and a `rid` column.
 *
 * Scans read page by page and remember where they were, so that no statement stays open between two reads: writes
 * may happen in between, and an abandoned scan costs nothing.
 */
export class BTree {
  readonly #forward: StatementSync
  readonly #backward: StatementSync
  readonly #count: StatementSync
  readonly #other: StatementSync
  readonly #rowIds: StatementSync
  readonly #forwardPage: StatementSync
  readonly #backwardPage: StatementSync

  constructor(database: DatabaseSync, table: string) {
    this.#forward = database.prepare(
      `SELECT key, rid FROM ${table} WHERE (key, rid) > (?, ?) AND key < ? ORDER BY key, rid LIMIT ? OFFSET ?`
    )
    this.#backward = database.prepare(
      `SELECT key, rid FROM ${table} WHERE (key, rid) < (?, ?) AND key >= ? ORDER BY key DESC, rid DESC LIMIT ? OFFSET ?`
    )
    this.#count = database.prepare(
      `SELECT count(*) FROM (SELECT 1 FROM ${table} WHERE key >= ? AND key < ? LIMIT ?)`
    )
    this.#other = database.prepare(`SELECT rid FROM ${table} WHERE key = ? AND rid <> ? LIMIT 1`)
    this.#rowIds = database.prepare(`SELECT json_group_array(rid) FROM ${table} WHERE key >= ? AND key < ?`)
    this.#forwardPage = database.prepare(
      `SELECT json_group_array(rid), max(key) FROM
        (SELECT key, rid FROM ${table} WHERE (key, rid) > (?, ?) AND key < ? ORDER BY key, rid LIMIT ?)`
    )
    this.#backwardPage = database.prepare(
      `SELECT json_group_array(rid), min(key) FROM
        (SELECT key, rid FROM ${table} WHERE (key, rid) < (?, ?) AND key >= ? ORDER BY key DESC, rid DESC LIMIT ?)`
    )
    const reading = [this.#forward, this.#backward, this.#count, this.#other]
    for (const statement of [...reading, this.#rowIds, this.#forwardPage, this.#backwardPage]) {
      statement.setReturnArrays(true)
    }
  }

  /** The entries of a range in key order, or backwards; `skip` entries are passed over inside SQLite. */
  *scan(range: KeyRange, direction: Direction, skip = 0): Generator<Entry> {
    const statement = direction === 1 ? this.#forward : this.#backward
    const [start, end] = direction === 1 ? [range.low, range.high] : [range.high, range.low]
    let last: Entry = { key: start, rid: BEFORE_ANY_RID }
    let offset = skip
    for (let size = FIRST_PAGE; ; size = Math.min(size * 2, LARGEST_PAGE)) {
      const rows = statement.all(last.key, last.rid, end, size, offset) as unknown as [Uint8Array, number][]
      offset = 0
      for (const [key, rid] of rows) {
        last = { key: asBuffer(key), rid }
        yield last
      }
      if (rows.length < size) return
    }
  }

  /** The row ids of a range. */
  rowIds(range: KeyRange): number[] {
    return rowIdList(this.#rowIds.get(range.low, range.high))
  }

  /** The row ids of a range in key order, or backwards, page by page. */
  *walk(range: KeyRange, direction: Direction): Generator<number[]> {
    const statement = direction === 1 ? this.#forwardPage : this.#backwardPage
    const [start, end] = direction === 1 ? [range.low, range.high] : [range.high, range.low]
    let last: Entry = { key: start, rid: BEFORE_ANY_RID }
    for (let size = FIRST_PAGE; ; size = Math.min(size * 2, LARGEST_PAGE)) {
      const page = readPage(statement.get(last.key, last.rid, end, size))
      const rid = page?.rids.at(-1)
      if (!page || rid === undefined) return
      yield page.rids
      if (page.rids.length < size) return
      last = { key: page.lastKey, rid }
    }
  }

  /** The first entry of a range, if it has one. */
  first(range: KeyRange): Entry | undefined {
    const found = this.#forward.get(range.low, BEFORE_ANY_RID, range.high, 1, 0)
    const row = found as unknown as [Uint8Array, number] | undefined
    return row && { key: asBuffer(row[0]), rid: row[1] }
  }

  /** Number of entries in a range, counted no further than `limit`. */
  count(range: KeyRange, limit = Number.MAX_SAFE_INTEGER): number {
    const row = this.#count.get(range.low, range.high, limit) as unknown as [number]
    return row[0]
  }

  /** The row id of an entry with exactly this key that belongs to another document, if there is one. */
  otherOwner(key: Buffer, rid: number): number | undefined {
    const row = this.#other.get(key, rid) as unknown as [number] | undefined
    return row?.[0]
  }
}

/**
 * Row ids that SQLite gathered into one JSON array: handing them over one by one takes three times as long.
 * @param row the result of a statement that returns arrays
 */
export function rowIdList(row: unknown): number[] {
  const [list] = row as [string]
  return JSON.parse(list) as number[]
}

function readPage(row: unknown): Page | undefined {
  const [, lastKey] = row as [string, Uint8Array | null]
  return lastKey ? { rids: rowIdList(row), lastKey: asBuffer(lastKey) } : undefined
}
