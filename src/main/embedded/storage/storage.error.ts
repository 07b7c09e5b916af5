/** Why the database file cannot be opened. */
export type StorageErrorCode = 'locked' | 'version' | 'foreign' | 'unwritable' | 'failed'

/** The database file cannot be opened; the message is a plain sentence for the user's log. */
export class StorageError extends Error {
  readonly code: StorageErrorCode
  readonly file: string

  constructor(code: StorageErrorCode, message: string, file: string) {
    super(message)
    this.name = 'StorageError'
    this.code = code
    this.file = file
  }
}

const PRIMARY_CODE = 0xff

/** SQLite's primary result codes that mean something to us. */
export const SQLITE = {
  error: 1,
  busy: 5,
  readonly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cantOpen: 14,
  notADatabase: 26
} as const

/** The beginnings of the names that encrypted files' errors have instead of numbers. */
const NAMES: [RegExp, number][] = [
  [/^SQLITE_ERROR/, SQLITE.error],
  [/^SQLITE_BUSY/, SQLITE.busy],
  [/^SQLITE_READONLY/, SQLITE.readonly],
  [/^SQLITE_IOERR/, SQLITE.ioError],
  [/^SQLITE_CORRUPT/, SQLITE.corrupt],
  [/^SQLITE_FULL/, SQLITE.full],
  [/^SQLITE_CANTOPEN/, SQLITE.cantOpen],
  [/^SQLITE_NOTADB/, SQLITE.notADatabase]
]

/** SQLite's primary result code of an error from it; undefined for any other error. */
export function sqliteCode(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined
  if ('errcode' in error && typeof error.errcode === 'number') return error.errcode & PRIMARY_CODE
  const name = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return NAMES.find(([beginning]) => beginning.test(name))?.[1]
}
