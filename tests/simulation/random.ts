/** Random choices that follow from a seed (mulberry32): the same seed makes the same run. */
export type Random = {
  /** A whole number from 0 up to but not including `below`. */
  below: (below: number) => number
  chance: (probability: number) => boolean
  pick: <T>(list: readonly T[]) => T | undefined
  /** Goes on from another seed. */
  reseed: (seed: number) => void
}

export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    below,
    chance: (probability) => next() < probability,
    pick: (list) => list[below(list.length)],
    reseed: (fresh) => {
      state = fresh >>> 0
    }
  }
}
