import { Button, Modal, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { showRefusal } from '#renderer/records/invoices/invoice.refusal.ts'
import { paperAmount, paymentStatusText } from '#renderer/records/invoices/invoice.words.ts'
import { ErrorText } from '#renderer/ui/ErrorText.tsx'
import { FormMessage } from '#renderer/ui/FormMessage.tsx'
import { showDone } from '#renderer/ui/toasts.tsx'
import type { Verdict } from '#shared/payments/monetico.contract.ts'
import classes from './Monetico.module.css'

/** Whether a notification is the bank's, and in plain words what is wrong with it. */
export function VerifyDialog({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation()
  const [notification, setNotification] = useState('')
  const check = useMutation({ mutationFn: () => ask(api.monetico.verify({ notification })) })
  const apply = useMutation({
    mutationFn: () => ask(api.monetico.apply({ notification })),
    onSuccess: () => {
      showDone(t('payments.verify.applied'))
      onClose()
    },
    onError: (error) => showRefusal(error, t, i18n.language)
  })
  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={t('payments.verify.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault()
          check.mutate()
        }}
      >
        <p className={classes.text}>{t('payments.verify.text')}</p>
        <Textarea
          data-autofocus
          className={classes.input}
          label={t('payments.verify.input')}
          placeholder="TPE=1234567&date=…&MAC=…"
          autosize
          minRows={4}
          maxRows={12}
          maxLength={20_000}
          dir="ltr"
          spellCheck={false}
          value={notification}
          onChange={(event) => {
            setNotification(event.currentTarget.value)
            check.reset()
          }}
        />
        {check.error && (
          <FormMessage tone="bad">
            <ErrorText error={check.error} />
          </FormMessage>
        )}
        {check.data && <Findings verdict={check.data} />}
        <div className={classes.actions}>
          {check.data?.can_apply && (
            <Button variant="default" loading={apply.isPending} onClick={() => apply.mutate()}>
              {t('payments.verify.apply')}
            </Button>
          )}
          <Button type="submit" loading={check.isPending} disabled={notification.trim() === ''}>
            {t('payments.verify.check')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

function Findings({ verdict }: { verdict: Verdict }) {
  const { t, i18n } = useTranslation()
  const { amount, currency, reference, terminal, payment } = verdict
  const facts: [string, string | null][] = [
    [t('payments.online.reference'), reference],
    [
      t('payments.online.amount'),
      amount === null || currency === null ? null : paperAmount(amount, currency, i18n.language)
    ],
    [t('payments.monetico.terminal'), terminal]
  ]
  return (
    <>
      <FormMessage tone={verdict.is_genuine ? 'good' : 'bad'}>
        {t(verdict.is_genuine ? 'payments.verify.genuine' : 'payments.verify.notGenuine')}{' '}
        {t(`payments.verify.outcome.${verdict.outcome}`)}
      </FormMessage>
      {verdict.problems.length > 0 && (
        <ul className={classes.problems}>
          {verdict.problems.map((problem) => (
            <li key={problem}>{t(`payments.verify.problem.${problem}`)}</li>
          ))}
        </ul>
      )}
      <dl className={classes.facts}>
        {facts.map(
          ([name, value]) =>
            value !== null && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <bdi>{value}</bdi>
                </dd>
              </div>
            )
        )}
      </dl>
      {payment && (
        <p className={classes.text}>
          {t('payments.verify.payment', { status: paymentStatusText(t, payment.status) })}
        </p>
      )}
    </>
  )
}
