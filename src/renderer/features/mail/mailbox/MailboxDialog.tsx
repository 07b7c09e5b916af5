import { Button, Modal, NumberInput, PasswordInput, Select, TextInput } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { useIsAsked } from '#renderer/ui/useIsAsked.ts'
import { type Account, securities } from '#shared/mail/account.contract.ts'
import classes from './Mailbox.module.css'
import { TestMail } from './TestMail.tsx'
import { type MailboxForm, useMailboxForm } from './useMailboxForm.ts'

type Props = { account: Account | null; keeps_secrets: boolean; onClose: () => void }

/** The mailbox of whoever is signed in, for this device. */
export function MailboxDialog({ account, keeps_secrets, onClose }: Props) {
  const { t } = useTranslation()
  const form = useMailboxForm(account, onClose)
  const isAsked = useIsAsked()
  const save = () => form.save.mutate()
  return (
    <Modal
      opened
      onClose={form.close}
      closeOnEscape={!isAsked}
      size={520}
      title={t('mail.account.dialog')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        noValidate
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
        onKeyDown={getHotkeyHandler([['mod+Enter', save]])}
      >
        <ServerFields form={form} />
        <LoginFields form={form} account={account} keepsSecrets={keeps_secrets} />
        <SenderFields form={form} />
        <TestMail form={form} />
        <div className={classes.actions}>
          <Button variant="default" onClick={form.close}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={form.save.isPending}>
            {t('common.save')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

function ServerFields({ form: { draft, change, errorOf } }: { form: MailboxForm }) {
  const { t } = useTranslation()
  return (
    <>
      <TextInput
        data-autofocus
        label={t('mail.account.host')}
        placeholder="smtp.example.com"
        dir="ltr"
        spellCheck={false}
        value={draft.host}
        onChange={(event) => change({ host: event.currentTarget.value })}
        error={errorOf('host')}
      />
      <div className={classes.pair}>
        <NumberInput
          label={t('mail.account.port')}
          hideControls
          allowDecimal={false}
          allowNegative={false}
          value={draft.port}
          onChange={(port) => change({ port })}
          error={errorOf('port')}
        />
        <Select
          label={t('mail.account.security')}
          allowDeselect={false}
          value={draft.security}
          onChange={(value) => {
            const security = securities.find((known) => known === value)
            if (security) change({ security })
          }}
          data={securities.map((value) => ({ value, label: t(`mail.account.securities.${value}`) }))}
        />
      </div>
    </>
  )
}

type LoginProps = { form: MailboxForm; account: Account | null; keepsSecrets: boolean }

function LoginFields({ form: { draft, change, errorOf }, account, keepsSecrets }: LoginProps) {
  const { t } = useTranslation()
  const isKnown = account?.password === 'kept' || account?.password === 'this_run'
  return (
    <>
      <TextInput
        label={t('mail.account.user')}
        description={t('mail.account.userHint')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        dir="ltr"
        spellCheck={false}
        autoComplete="off"
        value={draft.user}
        onChange={(event) => change({ user: event.currentTarget.value })}
        error={errorOf('user')}
      />
      <PasswordInput
        label={t('mail.account.password')}
        description={keepsSecrets ? t('mail.account.keptHint') : t('mail.account.thisRunHint')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        placeholder={isKnown ? t('mail.account.passwordKept') : undefined}
        autoComplete="new-password"
        disabled={draft.user.trim() === ''}
        visibilityToggleButtonProps={{ 'aria-label': t('session.signIn.show') }}
        value={draft.password}
        onChange={(event) => change({ password: event.currentTarget.value })}
        error={errorOf('password')}
      />
    </>
  )
}

function SenderFields({ form: { draft, change, errorOf } }: { form: MailboxForm }) {
  const { t } = useTranslation()
  return (
    <>
      <TextInput
        label={t('mail.account.fromName')}
        value={draft.from_name}
        onChange={(event) => change({ from_name: event.currentTarget.value })}
        error={errorOf('from_name')}
      />
      <TextInput
        label={t('mail.account.fromEmail')}
        type="email"
        spellCheck={false}
        value={draft.from_email}
        onChange={(event) => change({ from_email: event.currentTarget.value })}
        error={errorOf('from_email')}
      />
      <TextInput
        label={t('mail.account.replyTo')}
        description={t('mail.account.replyToHint')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        type="email"
        spellCheck={false}
        value={draft.reply_to}
        onChange={(event) => change({ reply_to: event.currentTarget.value })}
        error={errorOf('reply_to')}
      />
    </>
  )
}
