import type { Layout } from '#shared/lists/layout.schema.ts'
import type { Column } from './column.ts'

/** The user's arrangement of columns, as pure functions of it. */

type Known = Pick<Column<never>, 'id' | 'required' | 'isHiddenAtFirst'>

/** As the list comes: its own order and widths, nothing but its side columns hidden. */
export function usualLayout(columns: Known[]): Layout {
  return {
    order: columns.map(({ id }) => id),
    hidden: columns.filter((column) => column.isHiddenAtFirst).map(({ id }) => id),
    widths: {}
  }
}

/**
 * All columns in the user's order, the frozen one first. Columns that came into being after the layout was kept stand
 * behind the one that they usually follow.
 */
export function inOrder<C extends Known>(columns: C[], { order }: Pick<Layout, 'order'>): C[] {
  const arranged = order.flatMap((id) => columns.filter((column) => column.id === id))
  for (const [at, column] of columns.entries()) {
    if (arranged.includes(column)) continue
    const neighbour = columns[at - 1]
    arranged.splice(neighbour ? arranged.indexOf(neighbour) + 1 : 0, 0, column)
  }
  return [...arranged.filter(({ required }) => required), ...arranged.filter(({ required }) => !required)]
}

/** The columns that are shown, in the user's order. */
export function visibleColumns<C extends Known>(columns: C[], layout: Layout): C[] {
  return inOrder(columns, layout).filter(({ id, required }) => required || !layout.hidden.includes(id))
}

/** Shows a hidden column, hides a shown one. */
export function withToggled(layout: Layout, id: string): Layout {
  const hidden = layout.hidden.includes(id)
    ? layout.hidden.filter((other) => other !== id)
    : [...layout.hidden, id]
  return { ...layout, hidden }
}

/** Puts a column before another one, or behind it. */
export function withMoved<C extends Known>(
  columns: C[],
  layout: Layout,
  move: { id: string; target: string; side: 'before' | 'after' }
): Layout {
  const ids = inOrder(columns, layout).map(({ id }) => id)
  const isFrozen = columns.some(({ id, required }) => required && (id === move.id || id === move.target))
  if (move.id === move.target || (isFrozen && !mayFollow(columns, move))) return layout
  const others = ids.filter((id) => id !== move.id)
  const at = others.indexOf(move.target) + (move.side === 'after' ? 1 : 0)
  return { ...layout, order: [...others.slice(0, at), move.id, ...others.slice(at)] }
}

/** Nothing goes before the frozen column, and it goes nowhere. */
function mayFollow<C extends Known>(
  columns: C[],
  { target, side }: { target: string; side: 'before' | 'after' }
): boolean {
  return side === 'after' && columns.some(({ id, required }) => required && id === target)
}

/** Moves a column one place among the shown ones; -1 towards the start. */
export function withStep<C extends Known>(columns: C[], layout: Layout, id: string, step: 1 | -1): Layout {
  const shown = visibleColumns(columns, layout).map((column) => column.id)
  const target = shown[shown.indexOf(id) + step]
  if (target === undefined) return layout
  return withMoved(columns, layout, { id, target, side: step === 1 ? 'after' : 'before' })
}
