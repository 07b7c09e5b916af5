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

/** SQLite's primary result code of an error from `node:sqlite`; undefined for any other error. */
export function sqliteCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number')
    return undefined
  return error.errcode & PRIMARY_CODE
}
