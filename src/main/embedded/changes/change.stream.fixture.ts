import type { ChangeStream, ChangeStreamOptions, Document } from 'mongodb'
import { afterEach } from 'vitest'
import type { TestServer } from '../server.fixture.ts'

/** For tests: a document of the collection that is watched. */
export type Lead = {
  _id: number
  tags?: string[]
  list?: number[]
  a?: unknown
  b?: number
  wanted?: boolean
  more?: number
}

type Watchable = { watch(pipeline?: Document[], options?: ChangeStreamOptions): ChangeStream }

/** For tests: opens change streams, which are closed after each test. */
export function testStreams(mongo: TestServer) {
  let open: ChangeStream[] = []
  afterEach(async () => {
    await Promise.all(open.map((stream) => stream.close()))
    open = []
  })

  /** Makes a stream that is opened when it is read. */
  function watchLater(
    what: Watchable,
    options: ChangeStreamOptions,
    pipeline: Document[] = []
  ): ChangeStream {
    const stream = what.watch(pipeline, options)
    open.push(stream)
    return stream
  }

  /** Opens a stream of what happens from now on. */
  async function watch(
    what: Watchable,
    options: ChangeStreamOptions = {},
    pipeline: Document[] = []
  ): Promise<ChangeStream> {
    const stream = watchLater(what, { maxAwaitTimeMS: 50, ...options }, pipeline)
    await stream.tryNext()
    return stream
  }

  async function openCursors(): Promise<number> {
    return (await mongo.client.db('admin').admin().serverStatus()).metrics.cursor.open.total
  }

  /** Resolves when one more cursor is open. */
  async function opened(before: number): Promise<void> {
    while ((await openCursors()) === before);
  }

  return { watch, watchLater, openCursors, opened }
}

/** The next events, as many as are expected. */
export async function next(stream: ChangeStream, count: number): Promise<Document[]> {
  const events: Document[] = []
  while (events.length < count) events.push(await stream.next())
  return events
}

/** The command that opens a stream. */
export function opening(options: object): Document {
  return { aggregate: 'leads', pipeline: [{ $changeStream: options }], cursor: {} }
}
