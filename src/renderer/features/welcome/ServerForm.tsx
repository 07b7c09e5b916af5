import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { changeSession } from '#renderer/state/session.actions.ts'
import { useFieldErrors } from '#renderer/ui/errors.ts'
import { FormCard } from '#renderer/ui/FormCard.tsx'
import { StartLayout } from '#renderer/ui/StartLayout.tsx'
import { defaultDbName } from '#shared/workspace/workspace.schema.ts'
import { ServerOutcome } from './ServerOutcome.tsx'
import classes from './Welcome.module.css'

/** The address of a MongoDB server: tried first if one likes, kept once it worked. */
export function ServerForm({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation()
  const [address, setAddress] = useState({ uri: '', db_name: defaultDbName })
  const test = useMutation({ mutationFn: () => ask(api.workspace.test(address)) })
  const open = useMutation({ mutationFn: () => changeSession(() => api.workspace.openServer(address)) })
  const errors = useFieldErrors()(open.error ?? test.error)
  const busy = test.isPending || open.isPending
  const change = (part: Partial<typeof address>) => {
    setAddress((before) => ({ ...before, ...part }))
    test.reset()
    open.reset()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    test.reset()
    open.mutate()
  }
  const tryIt = () => {
    open.reset()
    test.mutate()
  }
  return (
    <StartLayout
      title={t('workspace.server.title')}
      foot={
        <Button variant="subtle" color="gray" c="dimmed" onClick={onBack} disabled={open.isPending}>
          {t('common.back')}
        </Button>
      }
    >
      <FormCard>
        <form className={classes.form} onSubmit={submit} noValidate>
          <TextInput
            className={classes.mono}
            label={t('workspace.server.uri')}
            description={t('workspace.server.uriHint')}
            placeholder="mongodb+srv://user:password@host.example.net"
            inputWrapperOrder={['label', 'input', 'error', 'description']}
            dir="ltr"
            spellCheck={false}
            autoComplete="off"
            autoFocus
            value={address.uri}
            onChange={(event) => change({ uri: event.currentTarget.value })}
            error={errors.uri}
          />
          <TextInput
            className={classes.mono}
            label={t('workspace.server.dbName')}
            dir="ltr"
            spellCheck={false}
            value={address.db_name}
            onChange={(event) => change({ db_name: event.currentTarget.value })}
            error={errors.db_name}
          />
          <ServerOutcome tested={test.data} error={open.error ?? test.error} />
          <div className={classes.actions}>
            <Button variant="default" loading={test.isPending} disabled={busy} onClick={tryIt}>
              {t('workspace.server.test')}
            </Button>
            <Button type="submit" loading={open.isPending} disabled={busy}>
              {t('workspace.server.submit')}
            </Button>
          </div>
        </form>
      </FormCard>
    </StartLayout>
  )
}
