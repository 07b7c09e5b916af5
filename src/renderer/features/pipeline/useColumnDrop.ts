import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter'
import { combine } from '@atlaskit/pragmatic-drag-and-drop/utils/combine'
import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element'
import { type RefObject, useEffect } from 'react'
import type { BoardColumn } from '#shared/opportunities/opportunity.contract.ts'
import { isCardDrag } from './card.drag.ts'

/** Lets a column take cards, and scrolls it while one is held near its edge. */
export function useColumnDrop(
  root: RefObject<HTMLElement | null>,
  scroller: RefObject<HTMLElement | null>,
  column: BoardColumn
): void {
  useEffect(() => {
    if (!root.current || !scroller.current) return
    return combine(
      dropTargetForElements({
        element: root.current,
        getData: () => ({ column }),
        canDrop: ({ source }) => column !== 'unknown' && isCardDrag(source.data)
      }),
      autoScrollForElements({
        element: scroller.current,
        canScroll: ({ source }) => isCardDrag(source.data),
        getAllowedAxis: () => 'vertical'
      })
    )
  }, [root, scroller, column])
}
