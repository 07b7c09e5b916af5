import type { Document, ObjectId } from 'bson'

/** The filter of a list, its sort and page: newest first. */
export type PageOf = { status: string; skip: number }

/** A database that does the work which is measured, with the leads' indexes and trigrams where it can have them. */
export type Subject = {
  /** Which indexes it has, for whoever reads the figures. */
  indexes: () => Promise<string>
  insertMany: (leads: Document[]) => Promise<unknown>
  insertOne: (lead: Document) => Promise<unknown>
  updateOne: (id: ObjectId, changes: { status: string; updated_at: Date }) => Promise<unknown>
  findByKey: (id: ObjectId) => Promise<Document | null>
  page: (of: PageOf) => Promise<Document[]>
  groupByStage: () => Promise<Map<string | null, number>>
  /** The newest leads that have a text in one of their searched fields, in any case. */
  search: (text: string) => Promise<Document[]>
  /** Resident memory in MB of the process that holds the database. */
  memory: () => number
  close: () => Promise<void>
}

/** Opens the database in a folder; `isNew` when it has to be made first. */
export type OpenSubject = (folder: string, isNew: boolean) => Promise<Subject>

/** Rows of a page. */
export const pageRows = 50
