/** The neighbour of a cell that `fits`, by column id; null at the edge. From no cell it goes to the first one. */
export function nextCell<C extends { id: string }>(
  columns: C[],
  column: string | null,
  step: 1 | -1,
  fits: (column: C) => boolean = () => true
): string | null {
  const from = columns.findIndex(({ id }) => id === column)
  const start = from < 0 && step < 0 ? columns.length : from
  for (let at = start + step; at >= 0 && at < columns.length; at += step) {
    const found = columns[at]
    if (found && fits(found)) return found.id
  }
  return null
}
