import { type KeyboardEvent, useRef } from 'react'
import type { FieldSpec } from './record.ts'

export type EditorProps = {
  spec: FieldSpec
  labelId: string
  /** The words of that label, for lists that open beside the field. */
  label: string
  initial: unknown
  /** The field was left, or a key or a choice ended the edit. */
  onDone: (draft: unknown, byKey: boolean) => void
  onCancel: () => void
}

/** Enter and Ctrl/Cmd+Enter save, Esc cancels; a canceled editor must not save when it then loses the focus. */
export function useEditorKeys({ onDone, onCancel }: EditorProps, draft: unknown, enterSaves: boolean) {
  const canceled = useRef(false)
  return {
    onBlur: () => {
      if (!canceled.current) onDone(draft, false)
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.nativeEvent.isComposing) return
      if (event.key === 'Escape') {
        event.stopPropagation()
        canceled.current = true
        onCancel()
      }
      if (event.key === 'Enter' && (enterSaves || event.ctrlKey || event.metaKey)) {
        event.preventDefault()
        onDone(draft, true)
      }
    }
  }
}
