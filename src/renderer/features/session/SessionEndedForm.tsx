import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLeave } from '#renderer/ui/useLeave.ts'
import { SignInForm } from './SignInForm.tsx'
import classes from './session.module.css'

/** Signing in again as the same person, or leaving the page to somebody else. */
export function SessionEndedForm({ email }: { email: string }) {
  const { t } = useTranslation()
  const leave = useLeave()
  return (
    <>
      <p className={classes.text}>{t('session.ended.body')}</p>
      <SignInForm email={email} />
      <div className={classes.other}>
        <Button variant="subtle" color="gray" c="dimmed" onClick={leave.session}>
          {t('session.ended.other')}
        </Button>
      </div>
    </>
  )
}
