import { copyFile, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Copies of attached files, kept on this device until their mail is sent: what leaves is what was chosen, whatever
 * becomes of the original meanwhile. They lie under ids that the application made, never under names of a person.
 */
export type MailFiles = {
  /** Copies a file and answers its size in bytes. Throws where it can't be read. */
  add: (of: MailId, attachment: string, source: string) => Promise<number>
  /** Keeps a document that Carmel made. */
  write: (of: MailId, attachment: string, bytes: Uint8Array) => Promise<void>
  path: (of: MailId, attachment: string) => string
  /** Tells whether every one of them is there. */
  has: (of: MailId, attachments: string[]) => Promise<boolean>
  remove: (of: MailId, attachment?: string) => Promise<void>
  /** Removes what belongs to none of the mails to keep, and was put there before an instant. */
  sweep: (user: string, which: { keep: ReadonlySet<string>; before: Date }) => Promise<void>
}

type MailId = { user: string; mail: string }

/** Keeps them below `mail` in the data folder. */
export function createMailFiles(dataDir: string): MailFiles {
  const ofUser = (user: string) => join(dataDir, 'mail', user)
  const folder = ({ user, mail }: MailId) => join(ofUser(user), mail)
  const path = (of: MailId, attachment: string) => join(folder(of), attachment)
  return {
    path,
    add: async (of, attachment, source) => {
      await mkdir(folder(of), { recursive: true })
      await copyFile(source, path(of, attachment))
      return (await stat(path(of, attachment))).size
    },
    write: async (of, attachment, bytes) => {
      await mkdir(folder(of), { recursive: true })
      await writeFile(path(of, attachment), bytes)
    },
    has: async (of, attachments) => {
      const found = await Promise.all(attachments.map((attachment) => isFile(path(of, attachment))))
      return !found.includes(false)
    },
    remove: async (of, attachment) => {
      await rm(attachment ? path(of, attachment) : folder(of), { recursive: true, force: true })
    },
    sweep: async (user, { keep, before }) => {
      const mails = await readdir(ofUser(user)).catch(() => [])
      for (const mail of mails.filter((id) => !keep.has(id))) {
        const of = folder({ user, mail })
        const { mtime } = await stat(of)
        if (mtime < before) await rm(of, { recursive: true, force: true })
      }
    }
  }
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false
  )
}
