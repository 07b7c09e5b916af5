import { z } from 'zod'
import { defaultViewsSchema, layoutsSchema } from '#shared/lists/layout.schema.ts'
import { securities } from '#shared/mail/account.contract.ts'
import { preferencesSchema } from '#shared/preferences/preference.contract.ts'
import { openedSchema } from '#shared/search/search.contract.ts'
import { reminderSettingsSchema } from '#shared/tasks/quiet.ts'

/** Which workspace opens at the next start. The address of a server is kept encrypted (see `Secrets`). */
export const savedWorkspaceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('local') }),
  z.object({ kind: z.literal('sample') }),
  z.object({
    kind: z.literal('server'),
    encryptedUri: z.string().nullable(),
    label: z.string(),
    db_name: z.string()
  })
])
export type SavedWorkspace = z.infer<typeof savedWorkspaceSchema>

/** How somebody sends e-mail from this device, by user id. The password is kept encrypted (see `Secrets`). */
const savedMailboxSchema = z.object({
  host: z.string(),
  port: z.number(),
  security: z.enum(securities),
  user: z.string().nullable(),
  /** Null where there is none, or where it lives in memory only. */
  encrypted_password: z.string().nullable(),
  from_name: z.string(),
  from_email: z.string(),
  reply_to: z.string().nullable()
})
export type SavedMailbox = z.infer<typeof savedMailboxSchema>

const windowBoundsSchema = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })
export type WindowBounds = z.infer<typeof windowBoundsSchema>

/** Everything in the settings file. A value that no longer fits is ignored, as if it had never been set. */
export const settingShapes = {
  preferences: preferencesSchema,
  /** Columns of lists by user id: several people may use one device. */
  layouts: z.record(z.string(), layoutsSchema),
  /** Ids of the views that lists open with, by user id. */
  defaultViews: z.record(z.string(), defaultViewsSchema),
  /** When each person of this device wants no reminders, by user id. */
  reminders: z.record(z.string(), reminderSettingsSchema),
  /** What each person of this device opened last, by user id. */
  recent: z.record(z.string(), z.array(openedSchema)),
  mailboxes: z.record(z.string(), savedMailboxSchema),
  /** Monetico's keys by the terminal that they belong to, encrypted. */
  moneticoKeys: z.record(z.string(), z.string()),
  /** Names this device among those that send through the same database. */
  deviceId: z.string().min(1),
  workspace: savedWorkspaceSchema,
  windowBounds: windowBoundsSchema
}

export type SettingValues = { [K in keyof typeof settingShapes]: z.infer<(typeof settingShapes)[K]> }

/** The settings file, or memory in tests. */
export type Settings = {
  get: <K extends keyof SettingValues>(key: K) => SettingValues[K] | null
  set: <K extends keyof SettingValues>(key: K, value: SettingValues[K]) => void
  remove: (key: keyof SettingValues) => void
}

/** Settings over any store of plain values; what it reads is parsed. */
export function createSettings(store: {
  get: (key: string) => unknown
  set: (key: string, value: unknown) => void
  delete: (key: string) => void
}): Settings {
  return {
    get: (key) => {
      const parsed = settingShapes[key].safeParse(store.get(key))
      return parsed.success ? (parsed.data as never) : null
    },
    set: (key, value) => store.set(key, value),
    remove: (key) => store.delete(key)
  }
}

/** Encrypts text with a key that the operating system keeps for this user (Electron's safeStorage). */
export type Secrets = {
  /** False where the system has no key store: then secrets live in memory only. */
  available: () => boolean
  /** Base64. */
  encrypt: (text: string) => string
  /** Throws when the text was encrypted by another user or machine. */
  decrypt: (encrypted: string) => string
}
