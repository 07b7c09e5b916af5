import { Button, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ErrorText } from '#renderer/ui/ErrorText.tsx'
import { fieldErrors } from '#renderer/ui/errors.ts'
import { FormMessage } from '#renderer/ui/FormMessage.tsx'
import { AppError } from '#shared/ipc/result.ts'
import classes from './Mailbox.module.css'
import type { MailboxForm } from './useMailboxForm.ts'

/** Tries what is typed, before it is kept, and says what is wrong in a sentence. */
export function TestMail({ form }: { form: MailboxForm }) {
  const { t } = useTranslation()
  return (
    <div className={classes.test}>
      <div className={classes.testLine}>
        <TextInput
          label={t('mail.account.testTo')}
          type="email"
          spellCheck={false}
          value={form.testTo}
          onChange={(event) => form.setTestTo(event.currentTarget.value)}
          error={form.errorOf('to')}
        />
        <Button variant="default" loading={form.test.isPending} onClick={() => form.test.mutate()}>
          {t('mail.account.test')}
        </Button>
      </div>
      <Outcome form={form} />
    </div>
  )
}

function Outcome({ form }: { form: MailboxForm }) {
  const { t } = useTranslation()
  const outcome = form.test.data
  const refusal = form.save.error ?? form.test.error
  if (outcome?.works) {
    return (
      <FormMessage tone="good">
        {t('mail.account.testWorks', { to: `\u2068${form.testTo}\u2069` })}
      </FormMessage>
    )
  }
  if (outcome) {
    return (
      <FormMessage tone="bad">
        {t(`mail.reason.${outcome.reason}`)}
        {outcome.detail && (
          <div className={classes.words}>
            {t('mail.account.detail')}: <bdi dir="ltr">{outcome.detail}</bdi>
          </div>
        )}
      </FormMessage>
    )
  }
  // What a field is missing stands at the field.
  if (!(refusal instanceof AppError) || Object.keys(fieldErrors(refusal)).length > 0) return null
  return (
    <FormMessage tone="bad">
      <ErrorText error={refusal} />
    </FormMessage>
  )
}
