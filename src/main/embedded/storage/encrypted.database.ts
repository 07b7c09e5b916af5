import type { DatabaseSync, StatementSync } from 'node:sqlite'
import Database, { type CipherStatement } from 'better-sqlite3-multiple-ciphers'

/** What the storage uses of `node:sqlite`. */
type Used = Pick<DatabaseSync, 'exec' | 'close' | 'isTransaction'> & {
  prepare(
    sql: string
  ): Pick<StatementSync, 'run' | 'get' | 'all' | 'iterate' | 'setReturnArrays' | 'setReadBigInts'>
}

/**
 * Opens a file whose pages, and those of its write-ahead log, are encrypted and authenticated (ChaCha20-Poly1305), with
 * the surface that the storage uses of `node:sqlite`. A file that was written with another key, or with none, looks as
 * one that is no database.
 * @param keyHex 32 random bytes: no password, so nothing is derived from it
 */
export function openEncrypted(file: string, keyHex: string): DatabaseSync {
  if (!/^[0-9a-f]{64}$/.test(keyHex)) throw new TypeError('A key is 64 hexadecimal digits')
  const database = new Database(file)
  database.exec(`PRAGMA cipher = 'chacha20'; PRAGMA key = "raw:${keyHex}"`)
  const used: Used = {
    prepare: (sql) => statementOf(database.prepare(sql)),
    exec: (sql) => database.exec(sql),
    close: () => database.close(),
    get isTransaction() {
      return database.inTransaction
    }
  }
  return used as DatabaseSync
}

function statementOf(statement: CipherStatement): StatementSync {
  const used = {
    run: (...values: unknown[]) => statement.run(...values),
    get: (...values: unknown[]) => statement.get(...values),
    all: (...values: unknown[]) => statement.all(...values),
    iterate: (...values: unknown[]) => statement.iterate(...values),
    setReturnArrays: (on: boolean) => statement.raw(on),
    setReadBigInts: (on: boolean) => statement.safeIntegers(on)
  }
  return used as unknown as StatementSync
}
