import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Secrets } from '../settings.ts'

/**
 * The key of everything that is kept in one folder for work without the server. It lies in the folder itself, sealed by
 * the system's key store; where there is none, the key lies open and nothing is encrypted with it.
 */
export type StoreKey = { key: Buffer; isSealed: boolean }

/** The system's key store does not open the key, now or any more: what it encrypts stays where it is. */
export class KeyUnreadable extends Error {
  override readonly name = 'KeyUnreadable'
}

const fileSchema = z.union([z.object({ sealed: z.string() }), z.object({ open: z.string() })])

/** Reads the folder's key, or makes it. @throws KeyUnreadable */
export async function openStoreKey(folder: string, secrets: Secrets): Promise<StoreKey> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'key.json')
  const stored = await readIfThere(file)
  return stored === null ? makeKey(file, secrets) : readKey(stored, secrets)
}

function readKey(stored: string, secrets: Secrets): StoreKey {
  try {
    const content = fileSchema.parse(JSON.parse(stored))
    if ('open' in content) return { key: toKey(content.open), isSealed: false }
    return { key: toKey(secrets.decrypt(content.sealed)), isSealed: true }
  } catch (error) {
    throw new KeyUnreadable('The key of the offline store cannot be read', { cause: error })
  }
}

function toKey(hex: string): Buffer {
  if (!/^[0-9a-f]{64}$/.test(hex)) throw new Error('Not a key')
  return Buffer.from(hex, 'hex')
}

async function makeKey(file: string, secrets: Secrets): Promise<StoreKey> {
  const key = randomBytes(32)
  const isSealed = secrets.available()
  const hex = key.toString('hex')
  const content = isSealed ? { sealed: secrets.encrypt(hex) } : { open: hex }
  // Whole or not at all: half a key would be none.
  await writeFile(`${file}.part`, JSON.stringify(content), { mode: 0o600, flush: true })
  await rename(`${file}.part`, file)
  return { key, isSealed }
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
