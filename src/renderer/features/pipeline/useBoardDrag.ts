import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter'
import type { DropTargetRecord } from '@atlaskit/pragmatic-drag-and-drop/types'
import { combine } from '@atlaskit/pragmatic-drag-and-drop/utils/combine'
import { type RefObject, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { type BoardColumn, boardColumns } from '#shared/opportunities/opportunity.contract.ts'
import { columnOf } from './board.moves.ts'
import { isCardDrag } from './card.drag.ts'
import { scrollAtEdges } from './edge.scroll.ts'
import { moveCard } from './moves.ts'
import { pipelineStore } from './pipeline.store.ts'

/** Follows a card that the mouse carries over the board, scrolls the board at its edges, and moves the card. */
export function useBoardDrag(scroller: RefObject<HTMLElement | null>): void {
  const { t } = useTranslation()
  useEffect(() => {
    if (!scroller.current) return
    return combine(
      scrollAtEdges(scroller.current),
      monitorForElements({
        canMonitor: ({ source }) => isCardDrag(source.data),
        onDragStart: ({ source: { data }, location }) => {
          if (!isCardDrag(data)) return
          const over = columnUnder(location.current.dropTargets)
          pipelineStore.setState({ carried: { card: data.card, from: columnOf(data.card), over } })
        },
        onDropTargetChange: ({ location }) => {
          const over = columnUnder(location.current.dropTargets)
          pipelineStore.setState(({ carried }) => ({ carried: carried && { ...carried, over } }))
        },
        onDrop: ({ source: { data }, location }) => {
          const over = columnUnder(location.current.dropTargets)
          pipelineStore.setState({ carried: null })
          if (isCardDrag(data) && over && over !== 'unknown') moveCard(data.card, over, t)
        }
      })
    )
  }, [scroller, t])
}

function columnUnder(targets: DropTargetRecord[]): BoardColumn | null {
  return boardColumns.find((column) => column === targets[0]?.data.column) ?? null
}
