import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { EJSON } from 'bson'
import type { Document } from 'mongodb'

const folder = join(import.meta.dirname, '../../../shared/legacy-dump')

/** Tells whether the legacy dump is at hand: it is no part of the project. */
export const hasLegacyDump = existsSync(folder)

/** The documents of one of its collections, with the types of their numbers. */
export function legacyDocuments(collection: string): Document[] {
  const lines = readFileSync(join(folder, `${collection}.jsonl`), 'utf8')
    .trim()
    .split('\n')
  return lines.map((line) => EJSON.parse(line, { relaxed: false }))
}
