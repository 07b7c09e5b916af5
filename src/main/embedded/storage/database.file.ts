import { accessSync, constants, existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { takeCleanMark } from './clean.mark.ts'
import { SQLITE, StorageError, sqliteCode } from './storage.error.ts'

/** Version of the tables that `createTables` makes; a file with another one is refused. */
const SCHEMA_VERSION = 1

/** Marks a SQLite file as ours ("Crml"). */
const APPLICATION_ID = 0x43726d6c

/** Path of the database file in a folder. */
export function databaseFile(dataDir: string): string {
  return join(dataDir, 'carmel.db')
}

/**
 * The file is not mapped into memory, because every page of it that was ever read would count as the program's. The log
 * is copied into the file when nobody waits (see `Storage.tidy`), and while writing only when it has 64 MB.
 */
const SETTINGS = `PRAGMA cache_size = -16000; PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 16000`

/** Opens a SQLite file, or makes it. */
export type OpenFile = (file: string) => DatabaseSync

/** As it is, for whoever may read the file. */
const openPlain: OpenFile = (file) => new DatabaseSync(file, { enableForeignKeyConstraints: false })

export type OpenedFile = {
  database: DatabaseSync
  /** Where a damaged file was moved to, if there was one: the database is new and empty then. */
  corruptFileKeptAt?: string
}

/**
 * Opens the database file of a folder, or begins a new one.
 *
 * Only one process can have it open: SQLite's own lock is held until the process ends, however it ends. A file that
 * was not closed in order goes through SQLite's check; one that fails is moved aside with its log, never overwritten.
 * @param open for a file that is not to be read as it is
 * @throws StorageError `locked`, `version`, `foreign`, `unwritable`, `failed`
 */
export function openDatabaseFile(dataDir: string, open: OpenFile = openPlain): OpenedFile {
  const file = databaseFile(dataDir)
  const isClean = prepareFolder(dataDir, file)
  if (isTorn(file)) return { corruptFileKeptAt: moveAside(file), database: begin(file, open) }
  try {
    return { database: begin(file, open, isClean) }
  } catch (error) {
    if (!isCorruption(error)) throw storageError(error, file)
    return { corruptFileKeptAt: moveAside(file), database: begin(file, open) }
  }
}

class DamagedFile extends Error {}

/** Answers whether the file that is there was closed in order. */
function prepareFolder(dataDir: string, file: string): boolean {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    // SQLite says no more than "disk I/O error".
    if (existsSync(file)) accessSync(file, constants.R_OK | constants.W_OK)
    return takeCleanMark(file)
  } catch (error) {
    throw storageError(error, file)
  }
}

/** An empty file, or a write-ahead log without its file: SQLite would take either for a new database. */
function isTorn(file: string): boolean {
  if (existsSync(file)) return statSync(file).size === 0
  return existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0
}

function begin(file: string, open: OpenFile, isClean = false): DatabaseSync {
  const database = open(file)
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL')
    database.exec(SETTINGS)
    database.exec('BEGIN IMMEDIATE; COMMIT')
    checkFile(database, file, isClean)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

function checkFile(database: DatabaseSync, file: string, isClean: boolean): void {
  const version = numberOf(database, 'PRAGMA user_version')
  const tables = numberOf(database, 'SELECT count(*) FROM sqlite_schema')
  if (version === 0 && tables === 0) {
    createTables(database)
    return
  }
  refuseStranger(database, file)
  if (isClean) return
  const verdict = database.prepare('PRAGMA quick_check(1)').get()
  if (verdict?.quick_check !== 'ok') throw new DamagedFile(String(verdict?.quick_check))
}

/**
 * Makes sure that an open SQLite file is ours, in the version that this program knows.
 * @throws StorageError `foreign`, `version`
 */
export function refuseStranger(database: DatabaseSync, file: string): void {
  if (numberOf(database, 'PRAGMA application_id') !== APPLICATION_ID) {
    throw new StorageError('foreign', `${file} is a SQLite file of another program`, file)
  }
  const version = numberOf(database, 'PRAGMA user_version')
  if (version === SCHEMA_VERSION) return
  const message = `${file} has version ${version}, this program reads version ${SCHEMA_VERSION}`
  throw new StorageError('version', message, file)
}

/**
 * The log is emptied at once, so that an empty file can never be one that lost acknowledged writes. Ids are never used
 * again, so that a cursor on a dropped table cannot come upon another one.
 */
function createTables(database: DatabaseSync): void {
  database.exec(`BEGIN;
    CREATE TABLE collections (
      id INTEGER PRIMARY KEY AUTOINCREMENT, db TEXT NOT NULL, name TEXT NOT NULL, uuid BLOB NOT NULL, options BLOB NOT NULL,
      UNIQUE (db, name));
    CREATE TABLE indexes (
      id INTEGER PRIMARY KEY AUTOINCREMENT, collection INTEGER NOT NULL, name TEXT NOT NULL, spec BLOB NOT NULL,
      multikey INTEGER NOT NULL DEFAULT 0, UNIQUE (collection, name));
    PRAGMA application_id = ${APPLICATION_ID};
    PRAGMA user_version = ${SCHEMA_VERSION};
    COMMIT;
    PRAGMA wal_checkpoint(TRUNCATE)`)
}

function numberOf(database: DatabaseSync, sql: string): number {
  return Number(Object.values(database.prepare(sql).get() ?? {})[0])
}

function moveAside(file: string): string {
  const stamp = new Date().toISOString().replaceAll(':', '-')
  const aside = `${file}.corrupt-${stamp}`
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, aside + suffix)
  }
  return aside
}

function isCorruption(error: unknown): boolean {
  const code = sqliteCode(error)
  return error instanceof DamagedFile || code === SQLITE.corrupt || code === SQLITE.notADatabase
}

/** Says in a plain sentence why the file cannot be opened. */
export function storageError(error: unknown, file: string): StorageError {
  if (error instanceof StorageError) return error
  const code = sqliteCode(error)
  if (code === SQLITE.busy) {
    return new StorageError('locked', `${file} is open in another process`, file)
  }
  const reason = error instanceof Error ? error.message : String(error)
  const isUnwritable = code === SQLITE.readonly || code === SQLITE.cantOpen || isFileSystemError(error)
  return isUnwritable
    ? new StorageError('unwritable', `${file} cannot be opened for writing: ${reason}`, file)
    : new StorageError('failed', `${file} cannot be opened: ${reason}`, file)
}

function isFileSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}
