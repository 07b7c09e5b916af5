import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app } from './app.ts'
import { guarded } from './guarded.ts'

const IV_BYTES = 12
const TAG_BYTES = 16
const VERSION = Buffer.from('standin1')

/**
 * Really encrypts (AES-256-GCM), with a key in the data folder that only its owner can read: weaker than the
 * operating system's keychain, but what is stored is never clear text.
 */
export const safeStorage = guarded('electron.safeStorage', {
  isEncryptionAvailable(): boolean {
    return true
  },

  /** Linux only; none of the key stores that Electron knows is behind this one. */
  getSelectedStorageBackend(): 'unknown' {
    return 'unknown'
  },

  encryptString(plainText: string): Buffer {
    const iv = randomBytes(IV_BYTES)
    const cipher = createCipheriv('aes-256-gcm', key(), iv)
    const sealed = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()])
    return Buffer.concat([VERSION, iv, cipher.getAuthTag(), sealed])
  },

  decryptString(encrypted: Buffer): string {
    const failure = 'Error while decrypting the ciphertext provided to safeStorage.decryptString.'
    if (!encrypted.subarray(0, VERSION.length).equals(VERSION)) throw new Error(failure)
    const iv = encrypted.subarray(VERSION.length, VERSION.length + IV_BYTES)
    const sealedAt = VERSION.length + IV_BYTES + TAG_BYTES
    try {
      const decipher = createDecipheriv('aes-256-gcm', key(), iv)
      decipher.setAuthTag(encrypted.subarray(VERSION.length + IV_BYTES, sealedAt))
      return Buffer.concat([decipher.update(encrypted.subarray(sealedAt)), decipher.final()]).toString('utf8')
    } catch {
      throw new Error(failure)
    }
  }
})

function key(): Buffer {
  const folder = app.getPath('userData')
  const file = join(folder, 'standin-key')
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, randomBytes(32), { mode: 0o600, flag: 'wx' })
  }
  return readFileSync(file)
}
