import type { Collection } from '../storage/collection.ts'
import type { Store } from '../storage/store.ts'
import { type BsonDocument, isDocument } from '../values/bson.types.ts'
import { CommandError } from '../values/command.error.ts'

/** Where documents come from: a collection, and the stages of the views through which it is seen. */
export type ViewedCollection = { collection: Collection | undefined; stages: BsonDocument[] }

/** Views of views are followed so far, as in MongoDB; it also ends those that go in a circle. */
const MAX_DEPTH = 20

/** True for a view, which has stages instead of documents. */
export function isView(collection: Collection | undefined): boolean {
  return typeof collection?.info.options.viewOn === 'string'
}

/**
 * Follows a name, which may be that of a view, to the collection behind it.
 * @throws CommandError ViewDepthLimitExceeded
 */
export function viewedCollection(store: Store, db: string, name: string): ViewedCollection {
  let collection = store.find(db, name)
  let stages: BsonDocument[] = []
  for (let depth = 0; depth <= MAX_DEPTH; depth++) {
    const { viewOn, pipeline } = collection?.info.options ?? {}
    if (typeof viewOn !== 'string') return { collection, stages }
    stages = [...(Array.isArray(pipeline) ? pipeline.filter(isDocument) : []), ...stages]
    collection = store.find(db, viewOn)
  }
  throw new CommandError(
    'ViewDepthLimitExceeded',
    `View depth too deep or view cycle detected: ${db}.${name}`
  )
}

/** Refuses what only a real collection can do. @throws CommandError CommandNotSupportedOnView */
export function refuseView(collection: Collection | undefined): void {
  if (collection && isView(collection)) {
    const message = `Namespace ${collection.namespace} is a view, not a collection`
    throw new CommandError('CommandNotSupportedOnView', message)
  }
}
