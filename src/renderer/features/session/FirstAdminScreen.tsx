import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/api/client.ts'
import { changeSession } from '#renderer/state/session.actions.ts'
import { useSession } from '#renderer/state/session.store.ts'
import { ErrorText } from '#renderer/ui/ErrorText.tsx'
import { fieldErrors, useFieldErrors } from '#renderer/ui/errors.ts'
import { FormCard } from '#renderer/ui/FormCard.tsx'
import { FormMessage } from '#renderer/ui/FormMessage.tsx'
import { PasswordField } from '#renderer/ui/PasswordField.tsx'
import { StartLayout } from '#renderer/ui/StartLayout.tsx'
import { useLeave } from '#renderer/ui/useLeave.ts'
import classes from './session.module.css'

/** A workspace without accounts: the first person becomes its administrator. */
export function FirstAdminScreen() {
  const { t } = useTranslation()
  const fixed = useSession((session) => session.workspace?.fromEnvironment ?? false)
  const damaged = useSession((session) => session.workspace?.damagedFileKeptAt)
  const leave = useLeave()
  return (
    <StartLayout
      title={t('session.firstAdmin.title')}
      subtitle={t('session.firstAdmin.body')}
      foot={
        !fixed && (
          <Button variant="subtle" color="gray" c="dimmed" onClick={leave.workspace}>
            {t('session.signIn.otherWorkspace')}
          </Button>
        )
      }
    >
      <FormCard>
        {damaged && (
          <FormMessage tone="bad">
            {t('session.firstAdmin.damaged')} <bdi>{damaged}</bdi>
          </FormMessage>
        )}
        <FirstAdminForm />
      </FormCard>
    </StartLayout>
  )
}

function FirstAdminForm() {
  const { t } = useTranslation()
  const [account, setAccount] = useState({ name: '', email: '', password: '' })
  const create = useMutation({
    mutationFn: () => changeSession(() => api.session.createFirstAdmin(account))
  })
  const errors = useFieldErrors()(create.error)
  const change = (part: Partial<typeof account>) => setAccount((before) => ({ ...before, ...part }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    create.mutate()
  }
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <TextInput
        label={t('session.firstAdmin.name')}
        placeholder={t('session.firstAdmin.namePlaceholder')}
        autoComplete="name"
        autoFocus
        value={account.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
        error={errors.name}
      />
      <TextInput
        label={t('session.signIn.email')}
        type="email"
        dir="ltr"
        autoComplete="username"
        value={account.email}
        onChange={(event) => change({ email: event.currentTarget.value })}
        error={errors.email}
      />
      <PasswordField
        label={t('session.signIn.password')}
        autoComplete="new-password"
        hint={t('session.firstAdmin.passwordHint')}
        value={account.password}
        onChange={(password) => change({ password })}
        error={errors.password}
      />
      {create.error && Object.keys(fieldErrors(create.error)).length === 0 && (
        <FormMessage tone="bad">
          <ErrorText error={create.error} />
        </FormMessage>
      )}
      <Button type="submit" size="md" fullWidth loading={create.isPending}>
        {t('session.firstAdmin.submit')}
      </Button>
    </form>
  )
}
