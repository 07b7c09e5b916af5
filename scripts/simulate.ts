/** `npm run simulate`: people, a website, and a network that fails; a failing seed can be run again. */
import { rm } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { MongoClient } from 'mongodb'
import { startServer } from '../src/main/embedded/server.ts'
import { makeQuickFolder } from '../tests/simulation/quick.folder.ts'
import { simulate } from '../tests/simulation/simulation.ts'
import { say, seconds } from './setup/say.ts'

const help = `npm run simulate -- [options]
  --seed N       the run to do; a random one when left out
  --steps N      how many steps it has; 2500 when left out
  --runs N       so many seeds, one after the other; 1 when left out
  --trace        print every step
  --help         print this`

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    steps: { type: 'string', default: '2500' },
    runs: { type: 'string', default: '1' },
    trace: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false }
  }
})

async function run(): Promise<void> {
  const dataDir = await makeQuickFolder()
  const server = await startServer({
    dataDir,
    auth: null,
    replSet: 'carmel',
    sessionLimits: { absenceMs: 20 }
  })
  const client = await new MongoClient(server.uri).connect()
  try {
    for (let at = 0; at < Number(values.runs); at++) {
      const seed = values.seed ? Number(values.seed) + at : Math.floor(Math.random() * 2 ** 31)
      await runOne(client, { seed, port: server.port })
    }
  } finally {
    await client.close()
    await server.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function runOne(client: MongoClient, { seed, port }: { seed: number; port: number }): Promise<void> {
  const began = performance.now()
  const steps = Number(values.steps)
  say(`seed ${seed}, ${steps} steps …`)
  const { counts, problems } = await simulate({
    db: client.db(`seed_${seed}`),
    port,
    seed,
    steps,
    ...(values.trace && { say })
  })
  say(
    `  ${Object.entries(counts)
      .map(([kind, count]) => `${kind} ${count}`)
      .join(', ')}`
  )
  for (const problem of problems) say(`  ${problem}`)
  say(
    `  ${problems.length === 0 ? 'nothing wrong' : `${problems.length} problems with seed ${seed}`}, ${seconds(performance.now() - began)}`
  )
  if (problems.length > 0) process.exitCode = 1
}

if (values.help) say(help)
else {
  run().catch((error: Error) => {
    console.error(error)
    process.exitCode = 1
  })
}
