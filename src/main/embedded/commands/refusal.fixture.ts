import { MongoServerError } from 'mongodb'

/** For tests: the code that a command is refused with, or `accepted`. */
export async function codeOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'accepted',
    (error: unknown) => (error instanceof MongoServerError ? error.code : error)
  )
}

/** For tests: the whole reply that a command is refused with. */
export async function refusalOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'accepted',
    (error: unknown) => (error instanceof MongoServerError ? error.errorResponse : error)
  )
}
