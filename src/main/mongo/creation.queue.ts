/** The last creation that waits or runs, by key. */
const last = new Map<string, Promise<unknown>>()

/**
 * Runs creations with the same key (a noun and an e-mail) one after the other, so that each sees the duplicates that
 * the one before it made. It holds within this process: other programs and desktops are not waited for, and no unique
 * index helps, because repeats are normal (domain.md 6.4).
 */
export async function inTurn<T>(key: string, create: () => Promise<T>): Promise<T> {
  const before = last.get(key) ?? Promise.resolve()
  const turn = before.then(create, create)
  last.set(key, turn)
  try {
    return await turn
  } finally {
    if (last.get(key) === turn) last.delete(key)
  }
}
