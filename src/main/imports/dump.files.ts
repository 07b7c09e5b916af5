import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '#shared/ipc/result.ts'
import { type Piece, type Splitter, splitterFor } from './document.splitter.ts'

export type DumpFile = { file: string; path: string; collection: string }

/** A line over 16 MB can be no document that MongoDB stores. */
const maxLineBytes = 16 * 1024 * 1024

/**
 * The exported files of a folder in alphabetical order. The collection's name is the file's without extension.
 * `*.metadata.json` comes from mongodump and holds no documents. Throws `not_found` {folder} when the folder
 * cannot be read.
 */
export async function findDumpFiles(folder: string): Promise<DumpFile[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: Error) => {
    throw new AppError('not_found', `The folder can't be read: ${error.message}`, { folder })
  })
  return entries
    .filter((entry) => !entry.isDirectory() && /^[^.].*\.jsonl?$/i.test(entry.name))
    .filter((entry) => !entry.name.endsWith('.metadata.json'))
    .map(({ name }) => ({
      file: name,
      path: join(folder, name),
      collection: name.replace(/\.jsonl?$/i, '')
    }))
    .sort((a, b) => (a.file < b.file ? -1 : 1))
}

/** True for a name that an import may write to: none of MongoDB's own, nothing that it refuses. */
export function isSafeCollectionName(name: string): boolean {
  if (name.startsWith('system.') || name.startsWith('.') || name.endsWith('.')) return false
  return Buffer.byteLength(name) <= 180 && !/[$\0\r\n]/.test(name)
}

/** The documents of a file, a chunk's worth at a time; memory holds one chunk and one unfinished document. */
export async function* splitFile(path: string, signal: AbortSignal): AsyncGenerator<Piece[]> {
  let splitter: Splitter | undefined
  for await (const data of createReadStream(path)) {
    if (signal.aborted) return
    const chunk: Buffer = splitter ? data : withoutByteOrderMark(data)
    splitter ??= splitterFor(chunk, maxLineBytes)
    yield splitter.push(chunk)
  }
  if (splitter) yield splitter.end()
}

/** How many documents the files hold, good and bad ones, for a true progress bar. */
export async function countDocuments(files: DumpFile[], signal: AbortSignal): Promise<number> {
  let total = 0
  for (const { path } of files) {
    for await (const pieces of splitFile(path, signal)) total += pieces.length
  }
  return total
}

function withoutByteOrderMark(bytes: Buffer): Buffer {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes
}
