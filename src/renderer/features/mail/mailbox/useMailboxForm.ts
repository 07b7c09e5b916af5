import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { queryClient } from '#renderer/api/queries.ts'
import { useSession } from '#renderer/state/session.store.ts'
import { fieldErrors, fieldText } from '#renderer/ui/errors.ts'
import { showDone } from '#renderer/ui/toasts.tsx'
import { useUnsavedGuard } from '#renderer/ui/useUnsavedGuard.ts'
import type { Account } from '#shared/mail/account.contract.ts'
import { type MailboxDraft, readDraft, toDraft, withChange } from './mailbox.draft.ts'

/** The state of the mailbox form: saving it, and trying it before. */
export function useMailboxForm(account: Account | null, onClose: () => void) {
  const { t } = useTranslation()
  const user = useSession((session) => session.user ?? session.endedFor)
  const [before] = useState(() => toDraft(account, user))
  const [draft, setDraft] = useState(before)
  const [testTo, setTestTo] = useState(user?.email ?? '')
  const [codes, setCodes] = useState<Record<string, string>>({})
  const isDirty = JSON.stringify(draft) !== JSON.stringify(before)
  const mayLeave = useUnsavedGuard(isDirty)

  const read = () => {
    const reading = readDraft(draft)
    if (reading.ok) return reading.input
    setCodes(reading.codes)
    throw new Error('The form needs a correction')
  }
  const onError = (error: unknown) => setCodes((known) => ({ ...known, ...fieldErrors(error) }))
  const test = useMutation({
    mutationFn: async () => ask(api.mailAccount.test({ account: read(), to: testTo })),
    onError
  })
  const save = useMutation({
    mutationFn: async () => ask(api.mailAccount.save(read())),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['mailAccount'] })
      showDone(t('mail.account.saved'))
      onClose()
    },
    onError
  })

  const change = (part: Partial<MailboxDraft>) => {
    setDraft((known) => withChange(known, part))
    setCodes((known) => Object.fromEntries(Object.entries(known).filter(([field]) => !(field in part))))
    test.reset()
    save.reset()
  }

  return {
    draft,
    change,
    testTo,
    setTestTo: (to: string) => {
      setTestTo(to)
      test.reset()
    },
    test,
    save,
    close: () => void mayLeave().then((yes) => yes && onClose()),
    errorOf: (field: keyof MailboxDraft | 'to') => {
      const code = codes[field]
      return code ? fieldText(code, t) : undefined
    }
  }
}

export type MailboxForm = ReturnType<typeof useMailboxForm>
