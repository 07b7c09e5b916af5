/** `npm run bench`: figures of the built app, printed as a table. They are never asserted. */
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { measureBoard } from './bench/board.bench.ts'
import { measureBulk } from './bench/bulk.bench.ts'
import { measureDashboard } from './bench/dashboard.bench.ts'
import { measureDeals } from './bench/deals.bench.ts'
import { measureDocuments } from './bench/documents.bench.ts'
import { measureEmbedded } from './bench/embedded.bench.ts'
import { type Figure, tableOf } from './bench/figures.ts'
import { measureImports } from './bench/imports.bench.ts'
import { measureIpc } from './bench/ipc.bench.ts'
import { measureLeads } from './bench/leads.bench.ts'
import type { BenchOptions } from './bench/measure.ts'
import { measureMemory } from './bench/memory.bench.ts'
import { measureOffline } from './bench/offline.bench.ts'
import { measureOutbox } from './bench/outbox.bench.ts'
import { measureStart } from './bench/start.bench.ts'
import { chooseHost } from './host/choose.ts'
import { ensureBuilt } from './setup/build.ts'
import { findOrInstallChromium } from './setup/chromium.ts'
import { findOrFetchElectron } from './setup/electron-binary.ts'
import { ROOT } from './setup/root.ts'
import { say, seconds } from './setup/say.ts'

const measurements: Record<string, (options: BenchOptions) => Promise<Figure[]>> = {
  ipc: measureIpc,
  start: measureStart,
  leads: measureLeads,
  board: measureBoard,
  bulk: measureBulk,
  dashboard: measureDashboard,
  deals: measureDeals,
  documents: measureDocuments,
  imports: measureImports,
  memory: measureMemory,
  offline: measureOffline,
  outbox: measureOutbox,
  embedded: measureEmbedded
}

const help = `npm run bench -- [NAME ...] [options]
  NAME           one of ${Object.keys(measurements).join(', ')}; all when none is given
  --only NAME    the same
  --quick        smaller data and fewer rounds
  --dump DIR     the dump for the memory figure; ../shared/legacy-dump when left out
  --json FILE    also write the figures to FILE
  --help         print this`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', multiple: true },
    quick: { type: 'boolean', default: false },
    dump: { type: 'string' },
    json: { type: 'string' },
    help: { type: 'boolean', default: false }
  }
})

async function run(): Promise<void> {
  const chosen = [...positionals, ...(values.only ?? [])]
  const names = chosen.length > 0 ? chosen : Object.keys(measurements)
  const unknown = names.find((name) => !(name in measurements))
  if (unknown) throw new Error(`There is no measurement named ${unknown}.\n${help}`)
  prepareHost()
  const figures: Figure[] = []
  for (const name of names) figures.push(...(await measure(name)))
  if (values.json) await writeJson(values.json, figures)
}

function prepareHost(): void {
  ensureBuilt(say)
  findOrFetchElectron(say)
  const { kind, reason } = chooseHost()
  say(
    `${reason}. Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}.`
  )
  if (kind === 'standin') findOrInstallChromium(say)
}

async function measure(name: string): Promise<Figure[]> {
  const began = performance.now()
  say(`\n${name}`)
  const found = await measurements[name]?.({
    quick: values.quick,
    dump: dumpFolder(),
    say: (line) => say(`  ${line}`)
  })
  for (const line of tableOf(found ?? [])) say(`  ${line}`)
  say(`  took ${seconds(performance.now() - began)}`)
  return found ?? []
}

function dumpFolder(): string | null {
  if (values.dump) return values.dump
  const legacyDump = join(ROOT, '..', 'shared', 'legacy-dump')
  return existsSync(legacyDump) ? legacyDump : null
}

async function writeJson(file: string, figures: Figure[]): Promise<void> {
  const about = {
    host: chooseHost().kind,
    node: process.versions.node,
    platform: process.platform,
    quick: values.quick
  }
  await writeFile(
    file,
    `${JSON.stringify({ measuredAt: new Date().toISOString(), ...about, figures }, null, 2)}\n`
  )
  say(`\nWrote ${file}.`)
}

if (values.help) say(help)
else {
  run().catch((error: Error) => {
    console.error(error.message)
    process.exitCode = 1
  })
}
