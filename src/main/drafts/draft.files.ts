import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { EJSON } from 'bson'
import type { DraftValues } from '#shared/drafts/draft.contract.ts'
import { AppError } from '#shared/ipc/result.ts'
import type { Log } from '../log.ts'

/** Whose drafts: a person in a workspace. */
export type DraftOwner = { userId: string; workspace: string }

export type DraftFiles = {
  list: (owner: DraftOwner) => Promise<Record<string, DraftValues>>
  /** Resolves when it is on the disk. Null forgets the draft. */
  keep: (owner: DraftOwner, form: string, values: DraftValues | null) => Promise<void>
  /** Resolves when everything is on the disk. */
  rest: () => Promise<void>
}

/** Of more, the one that was kept first is forgotten. */
const mostForms = 200
/** In characters of JSON: several long notes. */
const longest = 400_000

/**
 * Drafts in `drafts` in the data folder, a file for each person and workspace, readable by this user of the system only.
 * Writes go one after the other and replace the file as a whole: a crash leaves the old one or the new one.
 */
export function createDraftFiles({ dataDir, log }: { dataDir: string; log: Log }): DraftFiles {
  const folder = join(dataDir, 'drafts')
  let queue: Promise<unknown> = Promise.resolve()
  /** Changes that are not on the disk yet, by file. */
  const waiting = new Map<string, Map<string, DraftValues | null>>()

  /** One after the other, also after one that failed. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = queue.then(work, work)
    queue = turn.catch(() => undefined)
    return turn
  }

  /** Everything that waits for this file: whoever types fast is written once. */
  async function write(file: string): Promise<void> {
    const changes = waiting.get(file)
    if (!changes) return
    waiting.delete(file)
    const drafts = new Map(Object.entries(await read(file, log)))
    for (const [form, values] of changes) {
      drafts.delete(form)
      if (values) drafts.set(form, values)
    }
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await replace(file, Object.fromEntries([...drafts].slice(-mostForms)))
  }

  return {
    list: (owner) => inTurn(() => read(fileOf(folder, owner), log)),
    keep: (owner, form, values) => {
      if (values && EJSON.stringify(values).length > longest) {
        throw new AppError('invalid_input', 'The draft is too long', { fields: { values: 'too_long' } })
      }
      const file = fileOf(folder, owner)
      waiting.set(file, (waiting.get(file) ?? new Map()).set(form, values))
      return inTurn(() => write(file))
    },
    rest: async () => void (await queue)
  }
}

function fileOf(folder: string, { userId, workspace }: DraftOwner): string {
  const name = createHash('sha256').update(`${workspace}\n${userId}`).digest('hex').slice(0, 32)
  return join(folder, `${name}.json`)
}

/** As Extended JSON, so that dates are dates again. A file that can't be read is put aside, never overwritten. */
async function read(file: string, log: Log): Promise<Record<string, DraftValues>> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
  try {
    return EJSON.parse(text) as Record<string, DraftValues>
  } catch (error) {
    await rename(file, `${file}.unreadable`)
    log('warn', 'A file of drafts was put aside', { file, error: String(error) })
    return {}
  }
}

async function replace(file: string, drafts: Record<string, DraftValues>): Promise<void> {
  const unfinished = `${file}.new`
  await writeFile(unfinished, EJSON.stringify(drafts), { mode: 0o600 })
  await rename(unfinished, file)
}
