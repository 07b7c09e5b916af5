import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import type { Secrets } from '../settings.ts'

/** One file of small records, each sealed by the system's key store where there is one: nobody can put another role into it. */
export type SignInFile<T> = {
  /** Null where there is none, or the key store does not open it. */
  read: (key: string) => Promise<T | null>
  /** On the disk when it settles. `workspace` is given with the first. */
  write: (key: string, value: T, first?: { workspace: string }) => Promise<void>
  remove: (key: string) => Promise<void>
  hasAny: (workspace: string) => Promise<boolean>
  exclusive: <R>(work: () => Promise<R>) => Promise<R>
}

const entrySchema = z.object({
  workspace: z.string(),
  sealed: z.string().optional(),
  plain: z.string().optional()
})
const fileSchema = z.record(z.string(), entrySchema)
type Entries = z.infer<typeof fileSchema>

export function signInFile<T>({
  dataDir,
  secrets,
  schema
}: {
  dataDir: string
  secrets: Secrets
  schema: z.ZodType<T>
}): SignInFile<T> {
  const path = join(dataDir, 'offline', 'sign-in.json')
  const inTurn = createTurns()
  const writing = createTurns()

  function unseal({ sealed, plain }: z.infer<typeof entrySchema>): T | null {
    try {
      // What is not sealed counts only where nothing can be: else anybody could write it.
      const text = sealed ? secrets.decrypt(sealed) : secrets.available() ? null : plain
      return text ? schema.parse(JSON.parse(text)) : null
    } catch {
      return null
    }
  }

  const seal = (value: T) => {
    const text = JSON.stringify(value)
    return secrets.available() ? { sealed: secrets.encrypt(text) } : { plain: text }
  }
  const change = (alter: (entries: Entries) => Entries) =>
    writing(async () => writeEntries(path, alter(await readEntries(path))))

  return {
    read: async (key) => {
      const entry = (await readEntries(path))[key]
      return entry ? unseal(entry) : null
    },
    write: (key, value, first) =>
      change((entries) => {
        const workspace = first?.workspace ?? entries[key]?.workspace
        return workspace ? { ...entries, [key]: { workspace, ...seal(value) } } : entries
      }),
    remove: (key) => change(({ [key]: _gone, ...entries }) => entries),
    hasAny: async (workspace) =>
      Object.values(await readEntries(path)).some((entry) => entry.workspace === workspace),
    exclusive: inTurn
  }
}

/** Runs one thing after the other. */
function createTurns() {
  let last: Promise<unknown> = Promise.resolve()
  return <R>(work: () => Promise<R>): Promise<R> => {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }
}

/** A damaged file is as good as none: it is made anew by the next sign-in with the server. */
async function readEntries(path: string): Promise<Entries> {
  try {
    return fileSchema.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return {}
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
}

async function writeEntries(path: string, entries: Entries): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const file = await open(`${path}.part`, 'w', 0o600)
  try {
    await file.writeFile(JSON.stringify(entries))
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(`${path}.part`, path)
}
