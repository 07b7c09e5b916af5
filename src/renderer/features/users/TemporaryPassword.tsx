import { Button, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CopyValue } from '#renderer/records/fields/CopyValue.tsx'
import classes from './Users.module.css'

type Props = { name: string; password: string; onClose: () => void }

/** A temporary password, to be passed on: it is told only here. */
export function TemporaryPassword({ name, password, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      opened
      onClose={onClose}
      size={440}
      closeOnClickOutside={false}
      title={t('users.password.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <p className={classes.text}>{t('users.password.body', { name: `\u2068${name}\u2069` })}</p>
      <p className={classes.secret}>
        <output aria-label={t('users.password.label')} dir="ltr">
          {password}
        </output>
        <CopyValue value={password} name={t('users.password.label')} />
      </p>
      <div className={classes.actions}>
        <Button onClick={onClose} data-autofocus>
          {t('users.password.done')}
        </Button>
      </div>
    </Modal>
  )
}
