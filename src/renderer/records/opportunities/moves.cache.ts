import type { InputOf, OutputOf } from '#shared/ipc/contract.ts'
import type { Registry } from '#shared/ipc/registry.ts'
import type { OpportunityCard } from '#shared/opportunities/opportunity.schema.ts'
import { patchAnswers } from '../../api/patch.ts'
import { patchRecord } from '../list/patch.record.ts'
import { applyMove, type Move } from './board.moves.ts'

type Board = OutputOf<Registry['opportunities']['board']>
type TailInput = InputOf<Registry['opportunities']['column']>

/** Writes moved cards into what the screens show, before the answer to the event that tells of them arrives. */
export function writeMoved(move: Move): void {
  if (move.cards.length === 0) return
  // Boards that nobody looks at have other filters: they are read again.
  patchAnswers<Board>({ queryKey: ['opportunities', 'board'], type: 'active' }, (board) => {
    const columns = applyMove(board.columns, move)
    return columns === board.columns ? board : { columns }
  })
  const leaving = new Set(move.cards.map(({ card }) => card._id))
  const columns = new Set<string>(move.cards.map(({ from }) => from))
  patchAnswers<OpportunityCard[]>(
    {
      queryKey: ['opportunities', 'column'],
      predicate: (query) => columns.has((query.queryKey[2] as TailInput).column)
    },
    (cards) => cards.filter(({ _id }) => !leaving.has(_id))
  )
  for (const { moved } of move.cards) patchRecord('opportunities', moved._id, moved)
}
