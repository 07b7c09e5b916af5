import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/api/client.ts'
import { changeSession } from '#renderer/state/session.actions.ts'
import { ErrorText } from '#renderer/ui/ErrorText.tsx'
import { fieldErrors, useFieldErrors } from '#renderer/ui/errors.ts'
import { FormMessage } from '#renderer/ui/FormMessage.tsx'
import { PasswordField } from '#renderer/ui/PasswordField.tsx'
import classes from './session.module.css'

type Props = {
  /** Whose session it was: then only the password is asked. */
  email?: string
}

/** E-mail, password, and what went wrong in words. */
export function SignInForm({ email: knownEmail }: Props) {
  const { t } = useTranslation()
  const [email, setEmail] = useState(knownEmail ?? '')
  const [password, setPassword] = useState('')
  const signIn = useMutation({
    mutationFn: () => changeSession(() => api.session.signIn({ email, password })),
    onError: () => setPassword('')
  })
  const errors = useFieldErrors()(signIn.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.mutate()
  }
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <TextInput
        label={t('session.signIn.email')}
        type="email"
        dir="ltr"
        autoComplete="username"
        data-autofocus={knownEmail === undefined || undefined}
        autoFocus={knownEmail === undefined}
        readOnly={knownEmail !== undefined}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        error={errors.email}
      />
      <PasswordField
        label={t('session.signIn.password')}
        autoComplete="current-password"
        autoFocus={knownEmail !== undefined}
        value={password}
        onChange={setPassword}
        error={errors.password}
      />
      {signIn.error && Object.keys(fieldErrors(signIn.error)).length === 0 && (
        <FormMessage tone="bad">
          <ErrorText error={signIn.error} />
        </FormMessage>
      )}
      <Button type="submit" size="md" fullWidth loading={signIn.isPending}>
        {t('session.signIn.submit')}
      </Button>
    </form>
  )
}
