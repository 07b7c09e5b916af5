import {
  draggable,
  dropTargetForElements,
  monitorForElements
} from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter'
import { combine } from '@atlaskit/pragmatic-drag-and-drop/utils/combine'
import { preserveOffsetOnSource } from '@atlaskit/pragmatic-drag-and-drop/utils/preserve-offset-on-source'
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/utils/set-custom-native-drag-preview'
import type { TFunction } from 'i18next'
import type { BoardColumn } from '#shared/opportunities/opportunity.values.ts'
import classes from './BoardCard.module.css'
import { cardElement, columnAt, placedCard } from './board.cards.ts'
import { drop } from './board.hand.ts'
import { scrollAtEdges } from './edge.scroll.ts'
import { pipelineStore, takenWith } from './pipeline.store.ts'

/** Cards in the mouse's hand. The board is one place to drop: which column it is says the pointer. */

const boardDrag = Symbol('cards of the board')

/** Lets the mouse take cards of a board, and follows them until they are dropped. Answers how to stop. */
export function followDrags(board: HTMLElement, t: TFunction): () => void {
  const isOurs = ({ source }: { source: { data: Record<string | symbol, unknown> } }) =>
    boardDrag in source.data
  return combine(
    takeOnApproach(board),
    scrollAtEdges(board),
    dropTargetForElements({ element: board, canDrop: isOurs }),
    monitorForElements({
      canMonitor: isOurs,
      onDragStart: ({ source, location }) => {
        const placed = placedCard(cardElement(source.element))
        if (!placed) return
        const over = columnUnder(location.current.input)
        pipelineStore.setState({ carried: { cards: takenWith(placed.card), from: placed.column, over } })
      },
      onDrag: ({ location }) => {
        const over = columnUnder(location.current.input)
        const { carried } = pipelineStore.getState()
        if (carried && carried.over !== over) pipelineStore.setState({ carried: { ...carried, over } })
      },
      onDrop: ({ location }) => {
        const { carried } = pipelineStore.getState()
        if (!carried) return
        const isOnBoard = location.current.dropTargets.length > 0
        drop({ ...carried, over: isOnBoard ? columnUnder(location.current.input) : null }, t)
      }
    })
  )
}

/** A card learns that it can be taken when the pointer comes to it: hundreds of them never need to know. */
function takeOnApproach(board: HTMLElement): () => void {
  const known = new WeakMap<HTMLElement, () => void>()
  const onOver = ({ target }: PointerEvent) => {
    const card = cardElement(target)
    if (card && !known.has(card)) known.set(card, makeDraggable(card))
  }
  board.addEventListener('pointerover', onOver)
  return () => {
    board.removeEventListener('pointerover', onOver)
    for (const card of board.querySelectorAll<HTMLElement>('[draggable="true"]')) known.get(card)?.()
  }
}

function makeDraggable(element: HTMLElement): () => void {
  return draggable({
    element,
    getInitialData: () => ({ [boardDrag]: true }),
    onGenerateDragPreview: ({ nativeSetDragImage, location }) => {
      setCustomNativeDragPreview({
        nativeSetDragImage,
        getOffset: preserveOffsetOnSource({ element, input: location.current.input }),
        render: ({ container }) => container.append(preview(element))
      })
    }
  })
}

/** A lifted, slightly turned copy; more than one card look like a pile, with their number. */
function preview(element: HTMLElement): HTMLElement {
  const pile = document.createElement('div')
  pile.className = classes.preview ?? ''
  const copy = element.cloneNode(true)
  pile.append(copy)
  const placed = placedCard(cardElement(element))
  const count = placed ? takenWith(placed.card).length : 1
  if (count > 1) {
    const number = document.createElement('span')
    number.className = classes.pileCount ?? ''
    number.textContent = String(count)
    pile.dataset.pile = 'true'
    pile.append(number)
  }
  return pile
}

function columnUnder({ clientX, clientY }: { clientX: number; clientY: number }): BoardColumn | null {
  return columnAt(document.elementFromPoint(clientX, clientY))
}
