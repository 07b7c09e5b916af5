import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { type FileHandle, mkdir, open, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { deserialize, serialize } from 'bson'
import type { Document } from 'mongodb'
import { AppError } from '#shared/ipc/result.ts'

/**
 * A file that only grows: what was appended is there after a crash, whole or not at all. Each frame is sealed by itself
 * (AES-256-GCM), so that a torn or damaged one is noticed. The file knows nothing of what it holds.
 *
 *   length of the rest, 4 bytes | nonce, 12 | tag, 16 | a sealed BSON document {records}
 */
export type Journal = {
  /** Everything that was in the file when it was opened, in order. */
  records: Document[]
  /** Where a copy of a damaged file was kept; null when every byte was good. */
  damagedKeptAt: string | null
  size: () => number
  /**
   * Appends records that belong together. With `durable` it resolves when they are on the disk, otherwise when the
   * system has them. Errors: `not_allowed_now` {reason: ENOSPC …}; the file is then as it was before.
   */
  append: (records: Document[], options?: { durable?: boolean }) => Promise<void>
  /** Takes the last append back, which nobody has been told of yet. */
  undo: () => Promise<void>
  /** Puts a new file in the place of the old one, whole. */
  replace: (records: Document[]) => Promise<void>
  close: () => Promise<void>
}

const lengthBytes = 4
const nonceBytes = 12
const tagBytes = 16

export type JournalOptions = {
  path: string
  /** 32 bytes. */
  key: Buffer
  /** How bytes get into the file; tests give one whose disk is full. */
  write?: (file: FileHandle, bytes: Buffer, position: number) => Promise<unknown>
}

export async function openJournal({ path, key, write = writeAll }: JournalOptions): Promise<Journal> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const found = await readFrames(path, key)
  const damagedKeptAt = found.isDamaged ? await keepAside(path, found.bytes) : null
  if (damagedKeptAt) await writeWholeFile(path, key, found.records)
  let file = await open(path, found.bytes ? 'r+' : 'w+', 0o600)
  let end = (await file.stat()).size
  let before = end

  async function append(records: Document[], { durable = false } = {}): Promise<void> {
    const frame = seal({ records }, key)
    try {
      await write(file, frame, end)
      if (durable) await file.datasync()
    } catch (error) {
      await file.truncate(end)
      throw asRefusal(error)
    }
    before = end
    end += frame.length
  }

  return {
    records: found.records,
    damagedKeptAt,
    size: () => end,
    append,
    undo: async () => {
      await file.truncate(before)
      end = before
    },
    replace: async (records) => {
      await writeWholeFile(path, key, records).catch((error: unknown) => {
        throw asRefusal(error)
      })
      await file.close()
      file = await open(path, 'r+', 0o600)
      end = (await file.stat()).size
      before = end
    },
    close: () => file.close()
  }
}

export async function writeAll(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  let written = 0
  while (written < bytes.length) {
    const rest = bytes.length - written
    written += (await file.write(bytes, written, rest, position + written)).bytesWritten
  }
}

async function writeWholeFile(path: string, key: Buffer, records: Document[]): Promise<void> {
  const unfinished = `${path}.part`
  const file = await open(unfinished, 'w', 0o600)
  try {
    // In pieces: a document of BSON has at most 16 MB.
    for (const record of records) await file.appendFile(seal({ records: [record] }, key))
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(unfinished, path)
}

async function keepAside(path: string, bytes: Buffer | null): Promise<string> {
  const aside = `${path}.damaged-${randomBytes(4).toString('hex')}`
  await writeFile(aside, bytes ?? '', { mode: 0o600 })
  return aside
}

type Frames = { records: Document[]; end: number; isDamaged: boolean; bytes: Buffer | null }

/**
 * Reads every good frame. What is torn at the very end was never acknowledged; but a bad length looks the same, so that
 * a file with anything unreadable in it is kept.
 */
async function readFrames(path: string, key: Buffer): Promise<Frames> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  const frames: Frames = { records: [], end: 0, isDamaged: false, bytes }
  for (let at = 0; bytes && at + lengthBytes <= bytes.length; ) {
    const next = at + lengthBytes + bytes.readUInt32LE(at)
    const frame = next <= bytes.length ? unseal(bytes.subarray(at + lengthBytes, next), key) : null
    if (frame) frames.records.push(...frame.records)
    else frames.isDamaged = true
    at = next
    frames.end = at
  }
  return { ...frames, isDamaged: frames.isDamaged || frames.end !== (bytes?.length ?? 0) }
}

function seal(content: Document, key: Buffer): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const sealed = Buffer.concat([cipher.update(serialize(content, { ignoreUndefined: true })), cipher.final()])
  const length = Buffer.alloc(lengthBytes)
  length.writeUInt32LE(nonceBytes + tagBytes + sealed.length)
  return Buffer.concat([length, nonce, cipher.getAuthTag(), sealed])
}

function unseal(frame: Buffer, key: Buffer): { records: Document[] } | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, frame.subarray(0, nonceBytes))
    decipher.setAuthTag(frame.subarray(nonceBytes, nonceBytes + tagBytes))
    const sealed = frame.subarray(nonceBytes + tagBytes)
    const content = Buffer.concat([decipher.update(sealed), decipher.final()])
    return deserialize(content, { promoteValues: false }) as { records: Document[] }
  } catch {
    return null
  }
}

function asRefusal(error: unknown): unknown {
  const isOfFile = error instanceof Error && 'syscall' in error && 'code' in error
  return isOfFile
    ? new AppError('not_allowed_now', 'The outbox could not be written', { reason: String(error.code) })
    : error
}
