/**
 * What was read and is no longer true. It is read again at once, except while somebody has a thing in the hand that must
 * not move under it: an open cell, a carried card, a write that is shown before it is stored.
 */
const stale = new Set<string>()
const holders = new Set<symbol>()
let readAgain: (feature: string) => void = () => undefined

/** Says how the data of a feature is read again. */
export function onStale(read: (feature: string) => void): void {
  readAgain = read
}

export function markStale(features: Iterable<string>): void {
  for (const feature of features) stale.add(feature)
  tell()
}

/** Keeps the screen as it is until the function that it answers is called. */
export function holdNews(): () => void {
  const holder = Symbol('holder')
  holders.add(holder)
  return () => {
    holders.delete(holder)
    tell()
  }
}

/** Keeps the screen as it is while something is written that it shows already. */
export async function holdNewsDuring<T>(writing: Promise<T>): Promise<T> {
  const release = holdNews()
  try {
    return await writing
  } finally {
    release()
  }
}

function tell(): void {
  if (holders.size > 0) return
  const features = [...stale]
  stale.clear()
  for (const feature of features) readAgain(feature)
}
