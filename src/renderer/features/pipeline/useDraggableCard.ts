import { draggable } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter'
import { preserveOffsetOnSource } from '@atlaskit/pragmatic-drag-and-drop/utils/preserve-offset-on-source'
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/utils/set-custom-native-drag-preview'
import { type RefObject, useEffect } from 'react'
import type { OpportunityCard } from '#shared/opportunities/opportunity.schema.ts'
import classes from './BoardCard.module.css'
import type { CardDrag } from './card.drag.ts'

/** Lets the mouse take a card: a lifted, slightly turned copy follows the pointer. */
export function useDraggableCard(
  ref: RefObject<HTMLElement | null>,
  card: OpportunityCard,
  mayMove: boolean
): void {
  useEffect(() => {
    const element = ref.current
    if (!element || !mayMove) return
    return draggable({
      element,
      getInitialData: (): CardDrag => ({ card }),
      onGenerateDragPreview: ({ nativeSetDragImage, location }) => {
        setCustomNativeDragPreview({
          nativeSetDragImage,
          getOffset: preserveOffsetOnSource({ element, input: location.current.input }),
          render: ({ container }) => {
            const copy = element.cloneNode(true)
            if (copy instanceof HTMLElement) copy.classList.add(classes.preview ?? '')
            container.append(copy)
          }
        })
      }
    })
  }, [ref, card, mayMove])
}
