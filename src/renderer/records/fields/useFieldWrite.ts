import { useTimeout } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorText, fieldErrors, fieldText } from '#renderer/ui/errors.ts'
import { checkDraft, isSame } from './field-drafts.ts'
import type { EditedRecord, Refusal } from './record.ts'

/** How long the tick after saving stays. */
const tickMs = 1_600

/** Where an editor started: what it showed, and what was stored then (news that arrive later are a conflict). */
type Start = { shown: unknown; stored: unknown }

/** The write of one field and what came of it: saved, refused with a reason, or changed by somebody else too. */
export function useFieldWrite<Field extends string>(record: EditedRecord<Field>, field: Field) {
  const { t, i18n } = useTranslation()
  const [start, setStart] = useState<Start>({ shown: null, stored: null })
  const [problem, setProblem] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [saved, setSaved] = useState(false)
  const { start: startTick } = useTimeout(() => setSaved(false), tickMs)

  function forget(): void {
    setProblem(null)
    setRefusal(null)
  }

  function begin(): void {
    forget()
    setStart({ shown: record.shown(field), stored: record.stored(field) })
  }

  /** Answers false when the draft has a problem: the editor stays open and says it. */
  function commit(draft: unknown): boolean {
    const checked = checkDraft(record.schema(field), draft, start.shown)
    setProblem('problem' in checked ? fieldText(checked.problem, t) : null)
    if ('problem' in checked) return false
    if (!checked.unchanged) void save(checked.value, start.stored)
    return true
  }

  async function save(value: unknown, base: unknown): Promise<void> {
    forget()
    const refused = await record.write(field, value, base)
    setRefusal(refused)
    if (refused) return
    setSaved(true)
    startTick()
  }

  function reasonOf({ error }: Refusal): string {
    const fields = fieldErrors(error)
    const code = fields[`set.${field}`] ?? fields[field]
    return code ? fieldText(code, t) : errorText(error, t, i18n.language)
  }

  const isConflict = refusal?.error.code === 'changed_elsewhere'
  const stored = record.stored(field)
  return {
    initial: start.shown,
    /** Somebody else has changed the field since its editor began. */
    isOvertaken: !isSame(stored, start.stored),
    begin,
    commit,
    saved,
    problem: problem ?? (refusal && !isConflict ? reasonOf(refusal) : null),
    conflict: isConflict ? refusal : null,
    /** After a conflict: writes one's own value over the other person's, which is known by now. */
    saveAgain: () => void save(refusal?.mine, record.stored(field)),
    forget
  }
}
