import type { MarkedCard } from '#shared/opportunities/opportunity.schema.ts'
import { type BoardColumn, boardColumns } from '#shared/opportunities/opportunity.values.ts'
import { queryClient } from '../../api/queries.ts'
import { pageSize } from './board.pages.ts'
import { pageOptions } from './board.query.ts'
import type { PlacedCard } from './card.kit.ts'
import { boardList } from './pipeline.store.ts'

/**
 * From an element of the board to the card that it shows. Cards have no handlers of their own: the board listens once
 * and asks here. Each column says which card it shows at which place.
 */

type ShownColumn = { cards: MarkedCard[]; cardAt: (index: number) => MarkedCard | undefined }

const shown = new Map<BoardColumn, ShownColumn>()

/** A column tells what it shows; the answer takes it back. */
export function showColumn(column: BoardColumn, cards: ShownColumn): () => void {
  shown.set(column, cards)
  return () => {
    if (shown.get(column) === cards) shown.delete(column)
  }
}

/** The element of the card that an event happened in. */
export function cardElement(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-testid="board-card"]') : null
}

/** The card that an element shows, and where it stands. */
export function placedCard(element: HTMLElement | null): PlacedCard | null {
  const column = columnAt(element)
  const index = Number(element?.dataset.index)
  const card = column ? shown.get(column)?.cardAt(index) : undefined
  return column && card && card._id === element?.dataset.id ? { card, column, index } : null
}

/** The column that an element stands in, also a collapsed one. */
export function columnAt(element: Element | null): BoardColumn | null {
  const stage = element?.closest<HTMLElement>('[data-stage]')?.dataset.stage
  return boardColumns.find((column) => column === stage) ?? null
}

/** The cards of a column from one place to another, also those that were never in the page. */
export async function cardsBetween(column: BoardColumn, from: number, to: number): Promise<MarkedCard[]> {
  const [start, end] = from < to ? [from, to] : [to, from]
  const first = shown.get(column)?.cards ?? []
  if (end < first.length) return first.slice(start, end + 1)
  const { filter } = boardList.store.getState()
  const lastPage = Math.floor((end - first.length) / pageSize)
  const pages = await Promise.all(
    Array.from({ length: lastPage + 1 }, (_, index) =>
      queryClient.fetchQuery(pageOptions(filter, column, index))
    )
  )
  return [...first, ...pages.flat()].slice(start, end + 1)
}
