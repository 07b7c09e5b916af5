import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { confirm } from '#renderer/ui/confirm.store.ts'
import { fieldErrors, fieldText } from '#renderer/ui/errors.ts'
import { showDone, showError } from '#renderer/ui/toasts.tsx'
import type { Composition, DraftFields } from '#shared/mail/mail.contract.ts'
import { openMarks } from '#shared/templates/template.rules.ts'
import { showMailError } from '../mail.errors.ts'
import { othersOf } from '../mail.words.ts'
import { blankFields, fieldsOf, readFields } from './draft.fields.ts'
import { useKeptDraft } from './useKeptDraft.ts'

/** The state of the composer: what is typed, what is wrong with it, and its ways out. */
export function useComposer({ draft, is_resumed, start }: Composition, onClose: () => void) {
  const { t } = useTranslation()
  const [fields, setFields] = useState<DraftFields>(() => fieldsOf(draft))
  const [attachments, setAttachments] = useState(draft.attachments)
  const [codes, setCodes] = useState<Record<string, string>>({})
  const [isSending, setSending] = useState(false)
  const kept = useKeptDraft(draft, fields, is_resumed)
  const isTyped = JSON.stringify(fields) !== JSON.stringify(fieldsOf(draft))
  const marks = openMarks(`${fields.subject}\n${fields.body}`)

  const change = (part: Partial<DraftFields>) => {
    setFields((before) => ({ ...before, ...part }))
    setCodes((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !(field in part))))
  }

  async function send(): Promise<void> {
    const reading = readFields(fields)
    if (!reading.ok) setCodes(reading.codes)
    if (!reading.ok || isSending) return
    if (marks.length > 0 && !(await isMeant())) return
    setSending(true)
    try {
      const { to } = await ask(api.mail.send({ ...reading.fields, _id: draft._id, record: draft.record }))
      kept.forget()
      showDone(t('mail.compose.outbox', { to: othersOf(to, t) }))
      onClose()
    } catch (error) {
      refuse(error)
    } finally {
      setSending(false)
    }
  }

  const isMeant = () =>
    confirm({
      title: t('mail.compose.openTitle'),
      body: t('mail.compose.openBody', { marks: marks.join('  ') }),
      confirm: t('mail.compose.sendAnyway'),
      cancel: t('mail.compose.fillIn')
    })

  function refuse(error: unknown): void {
    const refused = fieldErrors(error)
    const [field] = Object.keys(refused).map((path) => path.split('.')[0] ?? path)
    if (field)
      setCodes(Object.fromEntries(Object.entries(refused).map(([path, code]) => [path.split('.')[0], code])))
    else showMailError(error, t)
  }

  async function discard(): Promise<void> {
    const { _id } = draft
    const isKept = kept.keeping.state === 'kept' || (isTyped && (await kept.keepNow()))
    kept.forget()
    onClose()
    if (!isKept) return
    try {
      await ask(api.mail.discardDraft({ _id }))
      showDone(t('mail.compose.discarded'), () => {
        ask(api.mail.restoreDraft({ _id })).catch((error: unknown) => showError(error))
      })
    } catch (error) {
      showError(error)
    }
  }

  return {
    fields,
    change,
    marks,
    keeping: kept.keeping,
    keepNow: kept.keepNow,
    attachments,
    setAttachments,
    isSending,
    /** There is something to put away. */
    isBegun: isTyped || kept.keeping.state !== 'new',
    send: () => void send(),
    discard: () => void discard(),
    /** Puts a draft that was begun earlier back to where it began. */
    startOver: () => setFields({ ...blankFields(draft), ...start }),
    errorOf: (field: keyof DraftFields) => {
      const code = codes[field]
      return code ? fieldText(code, t) : undefined
    }
  }
}

export type Composer = ReturnType<typeof useComposer>
