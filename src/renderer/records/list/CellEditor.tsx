import { Popover } from '@mantine/core'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useHoldNews } from '#renderer/api/useHoldNews.ts'
import { fieldText } from '#renderer/ui/errors.ts'
import type { CloseEditor } from '#renderer/ui/table/column.ts'
import { writeOrAsk } from '../fields/conflict.write.ts'
import { FieldEditor } from '../fields/FieldEditor.tsx'
import { checkDraft } from '../fields/field-drafts.ts'
import type { EditedRecord, FieldSpec } from '../fields/record.ts'
import classes from './CellEditor.module.css'

type Props<Row, Field extends string> = {
  row: Row
  recordOf: (row: Row) => EditedRecord<Field>
  spec: FieldSpec<Field>
  close: CloseEditor
}

/**
 * A value of a list while it is edited. Enter and leaving it save, Esc does not, Tab goes on with the next cell. The
 * cell shows the new value at once; a refused one puts the old value back and says why, also when it is out of sight.
 */
export function CellEditor<Row, Field extends string>({ row, recordOf, spec, close }: Props<Row, Field>) {
  const { t } = useTranslation()
  const labelId = useId()
  // Rows that move would take another record under the editor.
  useHoldNews(true)
  const record = recordOf(row)
  // What arrives while somebody types is a conflict, and no other start.
  const [start] = useState(() => ({ shown: record.shown(spec.field), stored: record.stored(spec.field) }))
  const [problem, setProblem] = useState<string | null>(null)
  const next = useRef<'forward' | 'back' | undefined>(undefined)

  const done = (draft: unknown) => {
    const checked = checkDraft(record.schema(spec.field), draft, start.shown)
    if ('problem' in checked) {
      next.current = undefined
      setProblem(fieldText(checked.problem, t))
      return
    }
    close(next.current)
    if (!checked.unchanged)
      void writeOrAsk({ record, recordOf, spec, value: checked.value, base: start.stored })
  }

  return (
    <Popover withRoles={false} opened={problem !== null} position="bottom-start" width={240} withinPortal>
      <Popover.Target>
        <div className={classes.editor} onKeyDownCapture={(event) => goOn(event, next)}>
          <span id={labelId} className={classes.label}>
            {record.label(spec.field)}
          </span>
          <FieldEditor
            spec={spec}
            labelId={labelId}
            label={record.label(spec.field)}
            initial={start.shown}
            onDone={done}
            onCancel={() => close()}
          />
        </div>
      </Popover.Target>
      <Popover.Dropdown className={classes.problem} role="alert">
        {problem}
      </Popover.Dropdown>
    </Popover>
  )
}

/** Tab leaves the field, which saves it, and says where to go on. */
function goOn(event: KeyboardEvent<HTMLElement>, next: { current: 'forward' | 'back' | undefined }): void {
  if (event.key !== 'Tab') return
  event.preventDefault()
  event.stopPropagation()
  next.current = event.shiftKey ? 'back' : 'forward'
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}
