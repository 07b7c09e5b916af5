import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { MongoClient } from 'mongodb'
import { launchEmbedded } from '#main/embedded/launch.ts'
import { startServer } from '#main/embedded/server.ts'
import { SEARCHED_FIELDS } from '#main/embedded/storage/searched.fields.ts'
import { leadCollection } from '#main/leads/lead.collection.ts'
import { driverOptions } from '#main/mongo/connection.ts'
import { everyWordIn } from '#main/mongo/filter-parts.ts'
import { ensureIndexes } from '#main/mongo/indexes.ts'
import { defaultDbName } from '#shared/workspace/workspace.schema.ts'
import { ROOT } from '../../setup/root.ts'
import { residentMb } from '../resident.ts'
import { type OpenSubject, pageRows, type Subject } from './subject.ts'

/** Node's options in `npm run db`. */
const asNpmRunDb = ['--max-semi-space-size=4']

/** The embedded server alone in a process, asked by the driver over its socket as the application does. */
export const openServer: OpenSubject = async (folder, isNew) => {
  const server = spawn(process.execPath, [...asNpmRunDb, join(ROOT, 'scripts', 'db.mjs'), '--data', folder], {
    stdio: ['ignore', 'pipe', 'inherit']
  })
  const [line] = (await once(server.stdout, 'data')) as [Buffer]
  return subjectOn(line.toString().trim(), isNew, {
    memory: () => residentMb(server.pid ?? 0),
    close: async () => {
      server.kill('SIGINT')
      await once(server, 'exit')
    }
  })
}

/** The embedded server in this process, whose code is there already, as its peers have theirs. */
export const openHere: OpenSubject = async (folder, isNew) => {
  const auth = { username: 'carmel', password: randomBytes(24).toString('base64url') }
  const server = await startServer({ dataDir: folder, auth })
  const uri = `${server.uri.replace('://', `://${auth.username}:${auth.password}@`)}&authSource=admin&authMechanism=SCRAM-SHA-256`
  return subjectOn(uri, isNew, { memory: () => residentMb(process.pid), close: server.close })
}

/** The embedded server as the application starts it: its built code, in a thread of this process. */
export const openThread: OpenSubject = async (folder, isNew) => {
  const server = await launchEmbedded({
    dataDir: folder,
    workerUrl: pathToFileURL(join(ROOT, 'out', 'main', 'embedded.worker.js')),
    log: () => undefined
  })
  return subjectOn(server.uri, isNew, { memory: () => residentMb(process.pid), close: server.close })
}

async function subjectOn(
  uri: string,
  isNew: boolean,
  server: Pick<Subject, 'memory' | 'close'>
): Promise<Subject> {
  const client = await new MongoClient(uri, driverOptions).connect()
  const db = client.db(defaultDbName)
  const leads = db.collection('leads')
  if (isNew) await ensureIndexes(db, [leadCollection])
  const newest = { created_at: -1, _id: -1 } as const
  return {
    indexes: async () => `_id, ${(await leads.indexes()).length - 1} others and trigrams`,
    insertMany: (documents) => leads.insertMany(documents, { ordered: false }),
    insertOne: (lead) => leads.insertOne(lead),
    updateOne: (_id, changes) => leads.updateOne({ _id }, { $set: changes }),
    findByKey: (_id) => leads.findOne({ _id }),
    page: ({ status, skip }) => leads.find({ status }).sort(newest).skip(skip).limit(pageRows).toArray(),
    groupByStage: async () => {
      const groups = await leads.aggregate([{ $group: { _id: '$stage', count: { $sum: 1 } } }]).toArray()
      return new Map(groups.map(({ _id, count }) => [_id, count]))
    },
    search: (text) => {
      const containing = everyWordIn(text, SEARCHED_FIELDS.leads ?? []) ?? {}
      return leads.find(containing).sort(newest).limit(pageRows).toArray()
    },
    memory: server.memory,
    close: async () => {
      await client.close()
      await server.close()
    }
  }
}
