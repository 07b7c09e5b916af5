/** The last creation that waits or runs, by e-mail. */
const last = new Map<string, Promise<unknown>>()

/**
 * Runs creations of leads with the same e-mail one after the other, so that each sees the duplicates that the one
 * before it made. It holds within this process: other programs and desktops are not waited for, and no unique
 * index helps, because repeats are normal (domain.md 6.4).
 */
export async function inTurn<T>(email: string, create: () => Promise<T>): Promise<T> {
  const before = last.get(email) ?? Promise.resolve()
  const turn = before.then(create, create)
  last.set(email, turn)
  try {
    return await turn
  } finally {
    if (last.get(email) === turn) last.delete(email)
  }
}
