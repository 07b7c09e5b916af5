import { useTimeout } from '@mantine/hooks'
import { IconCheck } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorText, fieldErrors, fieldText } from '#renderer/ui/errors.ts'
import type { Lead } from '#shared/leads/lead.schema.ts'
import { FieldConflict } from './FieldConflict.tsx'
import { FieldEditor } from './FieldEditor.tsx'
import { FieldValue } from './FieldValue.tsx'
import { checkDraft } from './field-drafts.ts'
import classes from './LeadDetails.module.css'
import { storedValue } from './lead-cache.ts'
import type { FieldSpec } from './lead-fields.ts'
import { type Refusal, useLeadEdit } from './useLeadEdit.ts'

type Props = { lead: Lead; spec: FieldSpec; readOnly: boolean }

/** How long the tick after saving stays. */
const tickMs = 1_600

/** One field: press or Enter to edit, leaving it saves with a quiet tick, Esc puts the old value back. */
export function LeadFieldRow({ lead, spec, readOnly }: Props) {
  const { t } = useTranslation()
  const labelId = useId()
  const [editing, setEditing] = useState(false)
  const edit = useFieldWrite(lead, spec, () => setEditing(false))
  const open = () => {
    edit.begin()
    setEditing(true)
  }
  return (
    <div className={classes.row} data-field={spec.field}>
      <span id={labelId} className={classes.label}>
        {t(`leads.field.${spec.field}`)}
      </span>
      <div className={classes.content}>
        {editing && !readOnly ? (
          <FieldEditor
            spec={spec}
            labelId={labelId}
            initial={edit.base}
            onDone={edit.commit}
            onCancel={() => {
              edit.forget()
              setEditing(false)
            }}
          />
        ) : (
          <FieldValue lead={lead} spec={spec} labelId={labelId} onEdit={readOnly ? undefined : open} />
        )}
        {edit.saved && <IconCheck className={classes.tick} size={14} aria-label={t('common.saved')} />}
        {edit.problem && (
          <p className={classes.problem} role="alert">
            {edit.problem}
          </p>
        )}
        {edit.conflict && (
          <FieldConflict
            lead={lead}
            spec={spec}
            mine={edit.conflict.mine}
            onKeepTheirs={edit.forget}
            onSaveMine={edit.saveAgain}
          />
        )}
      </div>
    </div>
  )
}

/** The write of one field and what came of it. */
function useFieldWrite(lead: Lead, { field }: FieldSpec, close: () => void) {
  const { t, i18n } = useTranslation()
  const write = useLeadEdit(lead)
  const [problem, setProblem] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [saved, setSaved] = useState(false)
  // What the editor started from: news that arrive while typing must not be overwritten unseen.
  const [base, setBase] = useState(() => storedValue(lead, field))
  const { start: startTick } = useTimeout(() => setSaved(false), tickMs)

  function forget(): void {
    setProblem(null)
    setRefusal(null)
  }

  async function save(value: unknown, from: unknown): Promise<void> {
    forget()
    const refused = await write(field, value, from)
    setRefusal(refused)
    if (refused) return
    setSaved(true)
    startTick()
  }

  function commit(draft: unknown): void {
    const checked = checkDraft(field, draft, base)
    setProblem('problem' in checked ? fieldText(checked.problem, t) : null)
    if ('problem' in checked) return
    close()
    if (!checked.unchanged) void save(checked.value, base)
  }

  const isConflict = refusal?.error.code === 'changed_elsewhere'
  return {
    base,
    begin: () => {
      forget()
      setBase(storedValue(lead, field))
    },
    commit,
    saved,
    problem: problem ?? (refusal && !isConflict ? refusalText(refusal, field) : null),
    conflict: isConflict ? refusal : null,
    saveAgain: () => void save(refusal?.mine, storedValue(lead, field)),
    forget
  }

  function refusalText({ error }: Refusal, refusedField: string): string {
    const fields = fieldErrors(error)
    const code = fields[`set.${refusedField}`] ?? fields[refusedField]
    return code ? fieldText(code, t) : errorText(error, t, i18n.language)
  }
}
