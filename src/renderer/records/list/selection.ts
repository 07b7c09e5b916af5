/** Which records of a list are chosen: pure. */

export type Selection =
  | { kind: 'named'; ids: ReadonlySet<string> }
  /** All that the filter finds, but a few. */
  | { kind: 'all'; except: ReadonlySet<string> }

export const nothingSelected: Selection = { kind: 'named', ids: new Set() }
export const allSelected: Selection = { kind: 'all', except: new Set() }

export function isSelected(selection: Selection, id: string): boolean {
  return selection.kind === 'all' ? !selection.except.has(id) : selection.ids.has(id)
}

/** How many of `total` records are chosen. */
export function selectedCount(selection: Selection, total: number): number {
  return selection.kind === 'all' ? Math.max(0, total - selection.except.size) : selection.ids.size
}

/** Chooses records, or with `chosen` false takes them out. */
export function withIds(selection: Selection, ids: readonly string[], chosen: boolean): Selection {
  const isAll = selection.kind === 'all'
  const held = new Set(isAll ? selection.except : selection.ids)
  // What is told is what is chosen, or with "all" what is not.
  for (const id of ids) {
    if (chosen === isAll) held.delete(id)
    else held.add(id)
  }
  return isAll ? { kind: 'all', except: held } : { kind: 'named', ids: held }
}

/** A selection as a contract takes it. */
export type SelectionInput<Filter> = { ids: string[] } | { filter: Filter; except: string[] }

export function toSelectionInput<Filter>(selection: Selection, filter: Filter): SelectionInput<Filter> {
  return selection.kind === 'all' ? { filter, except: [...selection.except] } : { ids: [...selection.ids] }
}
