import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { connectionOption } from '../src/main/embedded/connection.option.ts'
import { type ServerOptions, startServer } from '../src/main/embedded/server.ts'
import { checkFolder } from '../src/main/embedded/storage/check.ts'
import { StorageError } from '../src/main/embedded/storage/storage.error.ts'

const HELP = `Starts the embedded MongoDB alone, until Ctrl+C. The first line printed is its URI. Started this way it also takes
configureFailPoint, so that tests can order failures.

  npm run db -- [--port N] [--data DIR] [--no-auth] [--replset [NAME]]
  npm run db -- --check DIR

  --port N          port on 127.0.0.1; any free one when left out
  --data DIR        folder of the database file; ./.carmel-db when left out
  --no-auth         let everybody on this machine in, without a password
  --replset [NAME]  be the one member of a replica set, which has transactions, retryable writes and change streams;
                    NAME is carmel when left out
  --check DIR       start nothing; check the closed database in this folder and end with 0 when it is sound, 1 when not
  --help            this text`

const OPTIONS = {
  port: { type: 'string', default: '0' },
  data: { type: 'string', default: '.carmel-db' },
  'no-auth': { type: 'boolean', default: false },
  replset: { type: 'string' },
  check: { type: 'string' },
  help: { type: 'boolean', default: false }
} as const

async function main(): Promise<void> {
  const { values } = parseArgs({ args: withSetName(process.argv.slice(2)), options: OPTIONS })
  if (values.help) {
    console.log(HELP)
    return
  }
  if (values.check !== undefined) {
    check(values.check)
    return
  }
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`--port needs a port number, not ${values.port}`)
  const auth = values['no-auth']
    ? null
    : { username: 'carmel', password: randomBytes(24).toString('base64url') }
  const server = await startServer({
    dataDir: values.data,
    port,
    auth,
    testCommands: true,
    ...(values.replset ? { replSet: values.replset } : {}),
    log: (line) => console.error(line)
  })
  console.log(uriFor(server.port, auth, values.replset))
  if (server.corruptFileKeptAt) {
    console.error(
      `The database file was damaged. It was kept at ${server.corruptFileKeptAt}, and a new one begun.`
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.close().then(() => process.exit(0)))
  }
}

function check(dataDir: string): void {
  const { file, problems, ...counts } = checkFolder(dataDir)
  const found = Object.entries(counts).map(([what, count]) => `${count} ${what}`)
  console.log(`${file}: ${found.join(', ')}.`)
  for (const problem of problems) console.log(`- ${problem}`)
  console.log(problems.length === 0 ? 'No problems found.' : `Problems found: ${problems.length}.`)
  if (problems.length > 0) process.exitCode = 1
}

/** The name of the set may be left out. */
function withSetName(args: string[]): string[] {
  const at = args.indexOf('--replset')
  const hasName = at === -1 || (args[at + 1] ?? '--').startsWith('--') === false
  return hasName ? args : args.toSpliced(at + 1, 0, 'carmel')
}

function uriFor(port: number, auth: ServerOptions['auth'], replSet: string | undefined): string {
  const option = connectionOption(replSet)
  if (!auth) return `mongodb://127.0.0.1:${port}/?${option}`
  const query = `authSource=admin&authMechanism=SCRAM-SHA-256&${option}`
  return `mongodb://${auth.username}:${auth.password}@127.0.0.1:${port}/?${query}`
}

try {
  await main()
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error)
  console.error(error instanceof StorageError ? reason : `Failed: ${reason}`)
  process.exitCode = 1
}
