import { Button, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/api/client.ts'
import { changeSession } from '#renderer/state/session.actions.ts'
import { ErrorText } from '#renderer/ui/ErrorText.tsx'
import { fieldErrors, useFieldErrors } from '#renderer/ui/errors.ts'
import { FormMessage } from '#renderer/ui/FormMessage.tsx'
import { PasswordField } from '#renderer/ui/PasswordField.tsx'
import { showDone } from '#renderer/ui/toasts.tsx'
import { useLeave } from '#renderer/ui/useLeave.ts'
import classes from './Users.module.css'

/** A new password of one's own. Without `onClose` there is no way past it but signing out: somebody else knows the old one. */
export function OwnPasswordDialog({ onClose }: { onClose?: () => void }) {
  const { t } = useTranslation()
  const leave = useLeave()
  return (
    <Modal
      opened
      onClose={onClose ?? (() => undefined)}
      size={420}
      title={t(onClose ? 'users.own.dialog' : 'users.own.choose')}
      withCloseButton={onClose !== undefined}
      closeOnEscape={onClose !== undefined}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {!onClose && <p className={classes.text}>{t('users.own.chooseBody')}</p>}
      <PasswordForm
        onDone={() => onClose?.()}
        cancel={onClose ?? leave.session}
        cancelLabel={onClose ? t('common.cancel') : t('frame.menu.signOut')}
      />
    </Modal>
  )
}

type Props = { onDone: () => void; cancel: () => void; cancelLabel: string }

function PasswordForm({ onDone, cancel, cancelLabel }: Props) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState({ current: '', fresh: '' })
  const change = useMutation({
    mutationFn: () => changeSession(() => api.session.changePassword(typed)),
    onSuccess: () => {
      onDone()
      showDone(t('users.own.done'))
    }
  })
  const errors = useFieldErrors()(change.error)
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        change.mutate()
      }}
    >
      <PasswordField
        label={t('users.own.current')}
        autoComplete="current-password"
        autoFocus
        value={typed.current}
        onChange={(current) => setTyped({ ...typed, current })}
        error={errors.current}
      />
      <PasswordField
        label={t('users.own.fresh')}
        autoComplete="new-password"
        hint={t('users.own.hint')}
        value={typed.fresh}
        onChange={(fresh) => setTyped({ ...typed, fresh })}
        error={errors.fresh}
      />
      {change.error && Object.keys(fieldErrors(change.error)).length === 0 && (
        <FormMessage tone="bad">
          <ErrorText error={change.error} />
        </FormMessage>
      )}
      <div className={classes.actions}>
        <Button variant="default" onClick={cancel}>
          {cancelLabel}
        </Button>
        <Button type="submit" loading={change.isPending}>
          {t('users.own.save')}
        </Button>
      </div>
    </form>
  )
}
