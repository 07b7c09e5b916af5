import { safeStorage } from 'electron'
import type { Secrets } from '../settings.ts'

/** The system's key store. On Linux without one, Electron would only obscure the text: that does not count. */
export const systemSecrets: Secrets = {
  available: () => safeStorage.isEncryptionAvailable() && !isObscuredOnly(),
  encrypt: (text) => safeStorage.encryptString(text).toString('base64'),
  decrypt: (encrypted) => safeStorage.decryptString(Buffer.from(encrypted, 'base64'))
}

function isObscuredOnly(): boolean {
  return process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text'
}
