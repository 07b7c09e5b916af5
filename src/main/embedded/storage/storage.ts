import { randomUUID } from 'node:crypto'
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { BsonDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'
import { CatalogTable, type IndexRow } from './catalog.table.ts'
import { markClean } from './clean.mark.ts'
import { type CollectionInfo, StoredCollection, type WriteGuard } from './collection.ts'
import { databaseFile, type OpenFile, openDatabaseFile } from './database.file.ts'
import { GatheredWrites } from './gathered.entries.ts'
import { compareIndexes, ID_INDEX, type IndexSpec } from './index.definition.ts'
import { checkNamespace } from './namespace.ts'
import { endOplog } from './oplog.table.ts'
import { SecondaryIndex } from './secondary.index.ts'
import { SessionRecords } from './session.records.ts'
import type { Durability, Store } from './store.ts'
import { dropTextTables, hasTextIndexes } from './text.index.ts'
import { openTextIndex } from './text.opening.ts'
import { WriteLog } from './write.log.ts'
import type { WriteWatcher } from './write.watcher.ts'

/**
 * Databases, collections and indexes in one SQLite file. Everything is synchronous: one transaction at a time,
 * committed before the caller answers its client.
 */
export class Storage implements Store {
  readonly corruptFileKeptAt: string | undefined
  readonly #database: DatabaseSync
  readonly #file: string
  readonly #catalog: CatalogTable
  readonly #collections = new Map<string, Map<string, StoredCollection>>()
  readonly #writes = new GatheredWrites()
  readonly #hasText: boolean
  readonly #guard: WriteGuard | undefined
  #sessions: SessionRecords | undefined
  readonly #begin: StatementSync
  readonly #commit: StatementSync
  readonly #checkpoint: StatementSync
  #onWrite: () => void = () => undefined
  #durability: Durability = 'process'
  #isInTransaction = false
  #catalogChanged = false

  /**
   * @param watcher is told of every write
   * @param open for a file that is not to be read as it is
   * @throws StorageError when the folder's file cannot be used
   */
  constructor(dataDir: string, watcher?: WriteWatcher, open?: OpenFile) {
    const { database, corruptFileKeptAt } = openDatabaseFile(dataDir, open)
    this.#database = database
    this.#catalog = new CatalogTable(database)
    this.#file = databaseFile(dataDir)
    this.corruptFileKeptAt = corruptFileKeptAt
    this.#guard = watcher && { watcher, log: new WriteLog(database) }
    if (!watcher) endOplog(database)
    this.#hasText = hasTextIndexes(database)
    this.#begin = database.prepare('BEGIN IMMEDIATE')
    this.#commit = database.prepare('COMMIT')
    this.#checkpoint = database.prepare('PRAGMA wal_checkpoint(PASSIVE)')
    this.#loadCatalog()
  }

  transaction<Result>(run: () => Result, durability: Durability = 'process'): Result {
    if (this.#isInTransaction) return run()
    this.#setDurability(durability)
    this.#begin.run()
    this.#isInTransaction = true
    this.#catalogChanged = false
    try {
      const result = run()
      this.#writes.flush()
      this.#guard?.log.flush()
      this.#commit.run()
      this.#guard?.log.end(true)
      return result
    } catch (error) {
      this.#rollBack()
      throw error
    } finally {
      this.#isInTransaction = false
      this.#onWrite()
    }
  }

  /** Calls back after every transaction. */
  onWrite(listener: () => void): void {
    this.#onWrite = listener
  }

  /**
   * Does a step of what writes have put off, to be called when nobody is waiting: parts of the text indexes are merged,
   * and in the end the log is copied into the file.
   * @returns false when nothing is left to do
   */
  tidy(): boolean {
    const collections = [...this.#collections.values()].flatMap((siblings) => [...siblings.values()])
    if (collections.some(({ text }) => text?.merge())) return true
    this.#checkpoint.get()
    return false
  }

  find(db: string, name: string): StoredCollection | undefined {
    return this.#collections.get(db)?.get(name)
  }

  ensure(db: string, name: string): StoredCollection {
    return this.find(db, name) ?? this.create(db, name, {})
  }

  /** What the sessions of clients did last; only a member of a replica set keeps it. */
  get sessions(): SessionRecords {
    this.#sessions ??= new SessionRecords(this.#database)
    return this.#sessions
  }

  /** The oplog; undefined when the server stands alone. */
  get log(): WriteLog | undefined {
    return this.#guard?.log
  }

  /** Id of the collection that was created last. */
  get newestCollectionId(): number {
    const all = [...this.#collections.values()].flatMap((siblings) => [...siblings.values()])
    return all.reduce((newest, { info }) => Math.max(newest, info.id), 0)
  }

  /** Names of the databases that have collections. */
  databases(): string[] {
    return [...this.#collections.keys()].sort()
  }

  /** The collections of a database, by name. */
  collections(db: string): StoredCollection[] {
    const found = [...(this.#collections.get(db)?.values() ?? [])]
    return found.sort((left, right) => (left.info.name < right.info.name ? -1 : 1))
  }

  create(db: string, name: string, options: BsonDocument): StoredCollection {
    checkNamespace(db, name)
    if (this.find(db, name)) {
      throw new CommandError('NamespaceExists', `Collection ${db}.${name} already exists.`)
    }
    this.#guard?.watcher.creating(db, name)
    this.#catalogChanged = true
    const uuid = Buffer.from(randomUUID().replaceAll('-', ''), 'hex')
    const info = this.#catalog.addCollection({ db, name, uuid, options })
    this.#guard?.log.altered('create', info, { options })
    return this.#open(info)
  }

  /** Drops a collection with its indexes. */
  drop(collection: StoredCollection): void {
    this.#guard?.watcher.removing(collection)
    this.#guard?.log.altered('drop', collection.info)
    this.#catalogChanged = true
    for (const index of [...collection.indexes]) this.#removeIndex(collection, index)
    dropTextTables(this.#database, collection.info.id)
    this.#catalog.removeCollection(collection.info)
    const siblings = this.#collections.get(collection.info.db)
    siblings?.delete(collection.info.name)
    if (siblings?.size === 0) this.#collections.delete(collection.info.db)
  }

  /** Drops all collections of a database. */
  dropDatabase(db: string): void {
    const collections = this.collections(db)
    for (const collection of collections) this.drop(collection)
    if (collections.length > 0) this.#guard?.log.droppedDatabase(db)
  }

  createIndexes(
    collection: StoredCollection,
    specs: readonly IndexSpec[],
    checkTime: () => void = () => undefined
  ): void {
    const made: SecondaryIndex[] = []
    for (const spec of specs) {
      const known = [ID_INDEX, ...[...collection.indexes, ...made].map((index) => index.spec)]
      if (known.some((existing) => compareIndexes(existing, spec) === 'same')) continue
      this.#guard?.watcher.altering(collection)
      this.#guard?.log.altered('createIndexes', collection.info, { index: spec.document })
      this.#catalogChanged = true
      const id = this.#catalog.addIndex(collection.info.id, spec)
      made.push(this.#index({ id, spec, isMultikey: false }))
    }
    if (made.length > 0) collection.fillIndexes(made, checkTime)
  }

  /** Drops an index. */
  dropIndex(collection: StoredCollection, index: SecondaryIndex): void {
    this.#guard?.watcher.altering(collection)
    this.#guard?.log.altered('dropIndexes', collection.info, { index: index.spec.document })
    this.#catalogChanged = true
    this.#removeIndex(collection, index)
  }

  /** Replaces the options of a collection. Look the collection up again afterwards. */
  changeOptions(collection: StoredCollection, options: BsonDocument): void {
    this.#guard?.watcher.altering(collection)
    this.#guard?.log.altered('modify', collection.info, { options })
    this.#catalogChanged = true
    this.#catalog.changeOptions(collection.info, options)
    this.#loadCatalog()
  }

  /** Replaces the document of an index, which keeps its key and name. Look the collection up again afterwards. */
  changeIndex(index: SecondaryIndex, document: BsonDocument): void {
    this.#catalogChanged = true
    this.#catalog.changeIndex(index.id, document)
    this.#loadCatalog()
  }

  /**
   * Gives a collection another name, and another database if need be. Look it up again afterwards.
   * @throws CommandError InvalidNamespace
   */
  rename(collection: StoredCollection, db: string, name: string): void {
    checkNamespace(db, name)
    this.#guard?.watcher.removing(collection)
    this.#guard?.watcher.creating(db, name)
    this.#guard?.log.altered('rename', collection.info, { to: { db, coll: name } })
    this.#catalogChanged = true
    this.#catalog.rename(collection.info, db, name)
    this.#loadCatalog()
    const renamed = this.find(db, name)
    if (renamed) this.#guard?.watcher.removing(renamed)
  }

  /** Bytes of the file, for statistics. */
  fileSize(): number {
    const row = this.#database
      .prepare('SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size')
      .get()
    return Number(row?.bytes)
  }

  /** Writes everything into the file, releases it and notes that it did. */
  close(): void {
    this.#database.close()
    markClean(this.#file)
  }

  #setDurability(durability: Durability): void {
    if (durability === this.#durability) return
    this.#database.exec(`PRAGMA synchronous = ${durability === 'power' ? 'FULL' : 'NORMAL'}`)
    this.#durability = durability
  }

  #index(row: Omit<IndexRow, 'collectionId'>): SecondaryIndex {
    return new SecondaryIndex(this.#database, row, this.#writes)
  }

  #rollBack(): void {
    this.#writes.discard()
    if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
    this.#guard?.log.end(false)
    this.#forget()
    if (this.#catalogChanged) this.#loadCatalog()
  }

  /** Lets nobody, not even an open cursor, rely on what was learnt of the documents. */
  #forget(): void {
    for (const siblings of this.#collections.values()) {
      for (const collection of siblings.values()) collection.forget()
    }
  }

  #removeIndex(collection: StoredCollection, index: SecondaryIndex): void {
    this.#catalog.removeIndex(index.id)
    collection.removeIndex(index)
  }

  #prepareText(collection: StoredCollection): void {
    if (!this.#hasText) return
    collection.text = openTextIndex(this.#database, collection, (run) => this.transaction(run))
  }

  #open(info: CollectionInfo): StoredCollection {
    const { db, name } = info
    const collection = new StoredCollection(this.#database, info, this.#guard)
    this.#prepareText(collection)
    const siblings = this.#collections.get(db) ?? new Map<string, StoredCollection>()
    this.#collections.set(db, siblings.set(name, collection))
    return collection
  }

  #loadCatalog(): void {
    this.#forget()
    this.#collections.clear()
    const byId = new Map(this.#catalog.collections().map((info) => [info.id, this.#open(info)]))
    for (const row of this.#catalog.indexes()) byId.get(row.collectionId)?.addIndex(this.#index(row))
  }
}
