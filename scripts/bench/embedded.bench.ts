import { execFile } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Measure, type Measured, measures, type Size } from './embedded/workload.ts'
import { type Figure, figure } from './figures.ts'
import { measureLeadList } from './leads.bench.ts'
import type { BenchOptions } from './measure.ts'
import { withDataFolder } from './running-app.ts'

/** How a figure is called, and what the embedded server aims at: ms, MB, or documents a second at least. */
const about: Record<Measure, { name: string; aim?: number; unit?: Figure['unit']; aimed?: Figure['aimed'] }> =
  {
    insertMany: { name: 'bulk insert, 1000 at a time', aim: 20_000, unit: '/s' },
    findByKey: { name: 'find by key', aim: 0.3 },
    page: { name: 'filter, sort, page of 50', aim: 2 },
    insertOne: { name: 'insert one', aim: 0.5 },
    updateOne: { name: 'update one', aim: 0.5 },
    groupByStage: { name: 'group by stage', aim: 60 },
    search: { name: 'part of a word, page of 50', aim: 3 },
    reopen: { name: 'reopen to first answer', aim: 50 },
    reopenThread: { name: 'reopen to first answer, thread and code too' },
    memoryLoaded: { name: 'memory after loading', unit: 'MB' },
    memory: { name: 'memory after reopening and asking', aim: 150, unit: 'MB', aimed: 'max' }
  }

/** The first is measured, the others are its peers. */
const subjects = { server: 'embedded server', sqlite: 'node:sqlite', nedb: 'NeDB' }
type SubjectName = keyof typeof subjects

/** More than any run needs; one that hangs must not wait for ever. */
const childLimitMs = 20 * 60_000

/** The embedded server by itself, through the driver, beside SQLite by hand and a database in JavaScript. */
export async function measureEmbedded({ quick, say }: BenchOptions): Promise<Figure[]> {
  const size: Size = quick ? { leads: 5000, rounds: 30 } : { leads: 50_000, rounds: 200 }
  say(`${size.leads} leads; writes survive the death of the process, as the application asks for`)
  const found = {} as Record<SubjectName, Measured>
  for (const name of Object.keys(subjects) as SubjectName[])
    found[name] = await measureSubject(name, size, say)
  const list = await measureLeadList(quick ? 10_000 : 100_000, quick ? 8 : 30, say)
  return [...measures.flatMap((measure) => figuresOf(measure, found)), ...list]
}

function measureSubject(name: SubjectName, size: Size, say: BenchOptions['say']): Promise<Measured> {
  return withDataFolder(async (userDataDir) => {
    const folder = join(userDataDir, name)
    await mkdir(folder)
    const filled = await runChild<{ indexes: string; measured: Measured }>([name, 'fill', folder], size)
    say(`${subjects[name]}: ${filled.indexes}`)
    const reopened = await runChild<Measured>([name, 'reopen', folder], size)
    const held = await runChild<Measured>([name, 'memory', folder], size)
    return { ...filled.measured, ...reopened, ...held }
  })
}

async function runChild<Result>(what: string[], { leads, rounds }: Size): Promise<Result> {
  const script = join(import.meta.dirname, 'embedded', 'child.ts')
  const child = [script, ...what, String(leads), String(rounds)]
  const { stdout } = await promisify(execFile)(process.execPath, child, {
    timeout: childLimitMs,
    maxBuffer: 64 * 1024 * 1024
  })
  return JSON.parse(stdout) as Result
}

/** One line for each subject that was measured, the first with its aim and its ratio to the others. */
function figuresOf(measure: Measure, found: Record<SubjectName, Measured>): Figure[] {
  const { name, unit = 'ms', aim, aimed = 'median' } = about[measure]
  const measured = Object.entries(subjects).flatMap(([subject, title]) => {
    const samples = found[subject as SubjectName][measure]
    return samples ? [{ title, of: figure(`${name}: ${title}`, samples, { unit }) }] : []
  })
  const [own, ...peers] = measured
  if (!own) return []
  const ratios = peers.map((peer) => ({ of: peer.title, times: own.of.median / peer.of.median }))
  const aimedAt = aim === undefined ? {} : { aim, aimed }
  return [{ ...own.of, ...aimedAt, ratios }, ...peers.map((peer) => peer.of)]
}
