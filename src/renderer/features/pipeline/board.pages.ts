/**
 * A column is its first cards, which come with the board, followed by a tail that is read page by page. A move
 * changes the first cards; a card that leaves from the tail is left out by its id until the tail is read again.
 */

/** Cards of a column that the board brings along: as many as a window shows, because the board waits for them. */
export const firstCards = 12

/** Cards of every further page. */
export const pageSize = 30

export type RowRange = { start: number; end: number }

/** The part of the tail that a range of the column touches; null when the first cards cover it. */
export function tailRange(range: RowRange, firstCount: number): RowRange | null {
  if (range.end < firstCount) return null
  return { start: Math.max(0, range.start - firstCount), end: range.end - firstCount }
}

/**
 * The tail's rows in a range without those that are leaving: `rows[0]` stands at `range.start`. Undefined where
 * a page is still on its way.
 */
export function tailRows<Row extends { _id: string }>(
  range: RowRange,
  rowAt: (index: number) => Row | undefined,
  leaving: readonly string[]
): (Row | undefined)[] {
  const rows: (Row | undefined)[] = []
  for (let index = range.start; index <= range.end + leaving.length; index += 1) {
    const row = rowAt(index)
    if (!row || !leaving.includes(row._id)) rows.push(row)
  }
  return rows.slice(0, range.end - range.start + 1)
}
