/** Where rows have gone after news: pure. */

/** So far from its old place a row is looked for. */
const reach = 200

type Seen = {
  /** The place of the first of `ids`. */
  first: number
  /** Undefined for rows that were on their way. */
  ids: readonly (string | undefined)[]
}

/** By how many places the first row that is still there has moved; 0 when none is found. */
export function findMoved({ first, ids }: Seen, idAt: (index: number) => string | undefined): number {
  for (const [at, id] of ids.entries()) {
    const place = id === undefined ? null : findNear(id, first + at, idAt)
    if (place !== null) return place - (first + at)
  }
  return 0
}

/** The place of a row that was at `index`; null when it is not near it any more. */
export function findNear(
  id: string,
  index: number,
  idAt: (index: number) => string | undefined
): number | null {
  for (let distance = 0; distance <= reach; distance++) {
    if (idAt(index + distance) === id) return index + distance
    if (index >= distance && idAt(index - distance) === id) return index - distance
  }
  return null
}
