import type { ShownMoneticoSettings } from '#shared/payments/monetico.contract.ts'
import type { Secrets, Settings } from '../settings.ts'

export type MoneticoKeys = {
  keepsSecrets: () => boolean
  state: (terminal: string | null) => ShownMoneticoSettings['key']
  /** As the bank gave it; null when it is not known here, or can't be read. */
  find: (terminal: string | null) => string | null
  save: (terminal: string, key: string) => void
  forget: (terminal: string) => void
}

/**
 * The bank's keys by terminal, on this device: encrypted with the system's key store, or in memory until the end of
 * this run where there is none. A key is used only for the terminal that it was typed for.
 */
export function createMoneticoKeys({
  settings,
  secrets
}: {
  settings: Settings
  secrets: Secrets
}): MoneticoKeys {
  const ofThisRun = new Map<string, string>()
  const kept = () => settings.get('moneticoKeys') ?? {}
  const find = (terminal: string | null): string | null => {
    if (terminal === null) return null
    const encrypted = kept()[terminal]
    if (encrypted === undefined) return ofThisRun.get(terminal) ?? null
    try {
      return secrets.decrypt(encrypted)
    } catch {
      // Of another system user, or of another computer.
      return null
    }
  }
  const forget = (terminal: string) => {
    const { [terminal]: _gone, ...others } = kept()
    settings.set('moneticoKeys', others)
    ofThisRun.delete(terminal)
  }
  return {
    keepsSecrets: () => secrets.available(),
    find,
    forget,
    state: (terminal) => {
      if (terminal === null) return 'none'
      if (ofThisRun.has(terminal)) return 'this_run'
      if (kept()[terminal] === undefined) return 'none'
      return find(terminal) === null ? 'unreadable' : 'kept'
    },
    save: (terminal, key) => {
      forget(terminal)
      if (secrets.available()) settings.set('moneticoKeys', { ...kept(), [terminal]: secrets.encrypt(key) })
      else ofThisRun.set(terminal, key)
    }
  }
}
