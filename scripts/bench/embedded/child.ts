import { openNedb } from './nedb.ts'
import { openServer, openThread } from './server.ts'
import { openSqlite } from './sqlite.ts'
import type { OpenSubject } from './subject.ts'
import { fillAndAsk, memoryOf, reopen } from './workload.ts'

/**
 * A process of its own for each step, so that one does not use the memory or the compiled code of another: it takes
 * the subject, the step, the folder, the number of leads and of rounds, and prints what it measured as JSON.
 */
const subjects: Record<string, { open: OpenSubject; again: OpenSubject }> = {
  server: { open: openServer, again: openThread },
  sqlite: { open: openSqlite, again: openSqlite },
  nedb: { open: openNedb, again: openNedb }
}

const reopenings = 5

async function measure([name = '', step = '', folder = '', leads, rounds]: string[]): Promise<unknown> {
  const subject = subjects[name]
  const size = { leads: Number(leads), rounds: Number(rounds) }
  if (!subject) throw new Error(`There is no subject named ${name}`)
  if (step === 'fill') return fillAndAsk(subject.open, folder, size)
  if (step === 'reopen') return reopen(subject.again, folder, size, reopenings)
  return memoryOf(subject.open, folder, size)
}

console.log(JSON.stringify(await measure(process.argv.slice(2))))
