/** What is used of the package, which hides its own types. */
declare module 'better-sqlite3-multiple-ciphers' {
  export type CipherStatement = {
    run(...values: unknown[]): { changes: number; lastInsertRowid: number | bigint }
    get(...values: unknown[]): unknown
    all(...values: unknown[]): unknown[]
    iterate(...values: unknown[]): IterableIterator<unknown>
    /** Rows come as arrays. */
    raw(on: boolean): void
    /** Integers come as BigInt. */
    safeIntegers(on: boolean): void
  }

  export default class Database {
    constructor(file: string)
    readonly inTransaction: boolean
    prepare(sql: string): CipherStatement
    exec(sql: string): void
    close(): void
  }
}
