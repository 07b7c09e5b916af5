import { randomBytes } from 'node:crypto'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Db, MongoClient } from 'mongodb'
import { startServer } from '../src/main/embedded/server.ts'
import { StorageError } from '../src/main/embedded/storage/storage.error.ts'
import { findDumpFiles } from '../src/main/imports/dump.files.ts'
import { importDump } from '../src/main/imports/dump.ts'
import type { JobProgress } from '../src/main/jobs/jobs.ts'
import { driverOptions } from '../src/main/mongo/connection.ts'
import { hostsOf, redactCredentials } from '../src/main/mongo/redact.ts'
import type { ImportReport } from '../src/shared/imports/import.contract.ts'
import { defaultDbName } from '../src/shared/workspace/workspace.schema.ts'
import { defaultPath } from './standin/app-paths.ts'

const help = `Reads a folder of mongoexport files (*.json, *.jsonl; one collection a file) into a database.

  npm run import-dump -- DIR [--uri URI] [--db NAME] [--user-data DIR]

  DIR              the folder
  --uri URI        the MongoDB to write to; MONGODB_URI or MONGO_URL when left out,
                   else the local workspace of the app, which must be closed
  --db NAME        the database; DB_NAME when left out, else ${defaultDbName}
  --user-data DIR  the app's data folder, when it is not where the system puts it
  --help           this text

What is there already is left as it is: running it twice changes nothing. Ctrl+C stops it; what went in stays.`

const options = {
  uri: { type: 'string' },
  db: { type: 'string' },
  'user-data': { type: 'string' },
  help: { type: 'boolean', default: false }
} as const

type Target = { db: Db; label: string; close: () => Promise<void> }

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options, allowPositionals: true })
  const [folder] = positionals
  if (values.help || folder === undefined) {
    console.log(help)
    if (!values.help) process.exitCode = 1
    return
  }
  const dbName = values.db ?? (process.env.DB_NAME || defaultDbName)
  const files = await findDumpFiles(resolve(folder))
  if (files.length === 0) return console.log('No *.json or *.jsonl file is in this folder.')
  const uri = values.uri ?? (process.env.MONGODB_URI || process.env.MONGO_URL)
  const target = uri ? await openServer(uri, dbName) : await openLocal(values['user-data'], dbName)
  try {
    console.log(`Importing ${resolve(folder)} into ${dbName} of ${target.label}`)
    const signal = stopOnInterrupt()
    const report = await importDump({ db: target.db, folder: resolve(folder), signal, progress: teller() })
    tell(report, signal.aborted)
  } finally {
    await target.close()
  }
}

async function openServer(uri: string, dbName: string): Promise<Target> {
  const client = await new MongoClient(uri, driverOptions).connect()
  return { db: client.db(dbName), label: hostsOf(uri), close: () => client.close() }
}

/** The embedded database of the app's local workspace. Refused while the app has it open. */
async function openLocal(userData: string | undefined, dbName: string): Promise<Target> {
  const dataDir = join(
    userData ?? (process.env.CARMEL_USER_DATA || defaultPath('userData', 'Carmel') || '.'),
    'workspaces',
    'local'
  )
  const auth = { username: 'carmel', password: randomBytes(24).toString('base64url') }
  const server = await startServer({ dataDir, auth, log: (line) => console.error(line) })
  if (server.corruptFileKeptAt)
    console.error(`The database file was damaged; it was kept at ${server.corruptFileKeptAt}`)
  const client = await new MongoClient(server.uri, { ...driverOptions, auth }).connect()
  const close = async () => {
    await client.close()
    await server.close()
  }
  return { db: client.db(dbName), label: `the local workspace (${dataDir})`, close }
}

function stopOnInterrupt(): AbortSignal {
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  return stop.signal
}

/** A line for every collection, and one a second while it is long. */
function teller(): (change: JobProgress) => void {
  let total = 0
  let toldAt = 0
  return ({ total: found, step, done }) => {
    if (found) total = found
    if (step) console.log(`  ${step}`)
    if (!done || Date.now() - toldAt < 1000) return
    toldAt = Date.now()
    console.log(`    ${done} of ${total} documents`)
  }
}

function tell(report: ImportReport, wasStopped: boolean): void {
  for (const { collection, inserted, alreadyThere, rejected } of report.collections) {
    console.log(`${collection}: ${inserted} new, ${alreadyThere} already there, ${rejected} rejected`)
  }
  for (const { file, line, detail } of report.rejects) console.log(`rejected: ${file}:${line} ${detail}`)
  const untold = report.rejectedTotal - report.rejects.length
  if (untold > 0) console.log(`… and ${untold} more rejected lines`)
  const inserted = report.collections.reduce((sum, entry) => sum + entry.inserted, 0)
  console.log(
    `${wasStopped ? 'Stopped' : 'Done'}: ${inserted} documents went in, ${report.rejectedTotal} lines did not.`
  )
}

function explain(error: unknown): string {
  const isOpen = error instanceof StorageError && error.code === 'locked'
  if (isOpen) return 'Carmel has this workspace open. Quit it first, or import from its menu.'
  return redactCredentials(error instanceof Error ? error.message : String(error))
}

try {
  await main()
} catch (error) {
  console.error(`The import did not run: ${explain(error)}`)
  process.exitCode = 1
}
