import { mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { AppError } from '#shared/ipc/result.ts'
import type { Problem, Reading } from '#shared/lead-imports/import.schema.ts'
import type { Ctx } from '../context.ts'

/** The files that people chose in this run of the application. The window knows them by id: it never names a path. */

export type ChosenPath = {
  id: string
  userId: string
  path: string
  name: string
  bytes: number
  changedAtMs: number
  /** Rows as they were counted when the file was read this way. */
  counted: { reading: Reading; rows: number } | null
}

/** The rows that a job rejected, by the line that each begins on; the rows themselves stay in the file. */
export type Rejects = { file: ChosenPath; reading: Reading; reasons: Map<number, Problem[]> }

export type ImportFiles = {
  add: (ctx: Ctx, path: string) => Promise<ChosenPath>
  /** Keeps what was dropped on the window as a file of its own, until it is forgotten. */
  addDropped: (ctx: Ctx, dropped: { name: string; bytes: Uint8Array }) => Promise<ChosenPath>
  /** Errors: `not_found`, also for somebody else's. */
  get: (ctx: Ctx, id: string) => ChosenPath
  keepRejects: (jobId: string, rejects: Rejects) => void
  rejectsOf: (ctx: Ctx, jobId: string) => Rejects
}

const maxBytes = 200 * 1024 * 1024
/** Older ones have to be chosen anew. */
const keptFiles = 20

/** @param folder for copies of what is dropped; what an earlier run left there is removed */
export function createImportFiles(folder: string): ImportFiles {
  const files = new Map<string, ChosenPath>()
  const rejected = new Map<string, Rejects>()
  const emptied = rm(folder, { recursive: true, force: true })
  const add: ImportFiles['add'] = async (ctx, path) => {
    const { size, mtimeMs } = await look(path)
    if (size > maxBytes) throw refused('too_large')
    const file = {
      id: ctx.newId(),
      userId: ctx.user._id,
      path,
      name: basename(path),
      bytes: size,
      changedAtMs: mtimeMs,
      counted: null
    }
    for (const forgotten of keep(files, file.id, file)) {
      if (dirname(forgotten.path) === folder) await rm(forgotten.path, { force: true })
    }
    return file
  }
  return {
    add,
    addDropped: async (ctx, { name, bytes }) => {
      await emptied
      await mkdir(folder, { recursive: true })
      const path = join(folder, `${ctx.newId()}.table`)
      await writeFile(path, bytes, { mode: 0o600 })
      return Object.assign(await add(ctx, path), { name: basename(name) })
    },
    get: (ctx, id) => own(ctx, files.get(id)),
    keepRejects: (jobId, rejects) => keep(rejected, jobId, rejects),
    rejectsOf: (ctx, jobId) => {
      const found = rejected.get(jobId)
      own(ctx, found?.file)
      return found as Rejects
    }
  }
}

/** Errors: `not_allowed_now` {reason: `changed`} when the file is no longer the one that was read. */
export async function requireUnchanged({ path, bytes, changedAtMs }: ChosenPath): Promise<void> {
  const { size, mtimeMs } = await look(path)
  if (size !== bytes || mtimeMs !== changedAtMs) throw refused('changed')
}

async function look(path: string): Promise<{ size: number; mtimeMs: number }> {
  try {
    return await stat(path)
  } catch (error) {
    throw refused(error instanceof Error && 'code' in error ? String(error.code) : 'unknown')
  }
}

function refused(reason: string): AppError {
  return new AppError('not_allowed_now', 'The file can not be read', { reason })
}

function own(ctx: Ctx, file: ChosenPath | undefined): ChosenPath {
  if (file?.userId !== ctx.user._id) throw new AppError('not_found', 'No such file')
  return file
}

/** Answers what has to make room. */
function keep<T>(map: Map<string, T>, id: string, value: T): T[] {
  map.set(id, value)
  const oldest = [...map].slice(0, -keptFiles)
  for (const [key] of oldest) map.delete(key)
  return oldest.map(([, forgotten]) => forgotten)
}
