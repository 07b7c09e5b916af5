import { openNedb } from './nedb.ts'
import { openHere, openServer, openThread } from './server.ts'
import { openSqlite } from './sqlite.ts'
import type { OpenSubject } from './subject.ts'
import { fillAndAsk, memoryOf, reopen } from './workload.ts'

/**
 * A process of its own for each step, so that one does not use the memory or the compiled code of another: it takes
 * the subject, the step, the folder, the number of leads and of rounds, and prints what it measured as JSON.
 */
const subjects: Record<string, OpenSubject> = { server: openServer, sqlite: openSqlite, nedb: openNedb }

const reopenings = 5

async function measure([name = '', step = '', folder = '', leads, rounds]: string[]): Promise<unknown> {
  const open = subjects[name]
  const size = { leads: Number(leads), rounds: Number(rounds) }
  if (!open) throw new Error(`There is no subject named ${name}`)
  if (step === 'fill') return fillAndAsk(open, folder, size)
  if (step === 'memory') return { memory: [await memoryOf(open, folder, size)] }
  const times = (again: OpenSubject) => reopen(again, folder, size, reopenings)
  return name === 'server'
    ? { reopen: await times(openHere), reopenThread: await times(openThread) }
    : { reopen: await times(open) }
}

console.log(JSON.stringify(await measure(process.argv.slice(2))))
