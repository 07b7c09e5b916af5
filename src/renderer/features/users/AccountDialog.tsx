import { Button, Modal, Radio, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { ErrorText } from '#renderer/ui/ErrorText.tsx'
import { fieldErrors, useFieldErrors } from '#renderer/ui/errors.ts'
import { FormMessage } from '#renderer/ui/FormMessage.tsx'
import { showDone } from '#renderer/ui/toasts.tsx'
import { type Role, roles } from '#shared/session/roles.ts'
import type { Account } from '#shared/users/user.contract.ts'
import { nearestLanguage } from '#shared/values/language.ts'
import { refusalText } from './refusals.ts'
import classes from './Users.module.css'

type Props = {
  /** The account to edit; null for a new one. One that only the website has becomes one of the CRM. */
  account: Account | null
  onClose: () => void
  onPassword: (account: Account, password: string) => void
}

/** Name, address and role of an account. A new one gets a temporary password, which is told once. */
export function AccountDialog(props: Props) {
  const { t } = useTranslation()
  const isNew = props.account === null || props.account.is_website_only
  return (
    <Modal
      opened
      onClose={props.onClose}
      size={460}
      title={t(isNew ? 'users.dialog.create' : 'users.dialog.edit')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <AccountForm {...props} isNew={isNew} />
    </Modal>
  )
}

function AccountForm({ account, isNew, onClose, onPassword }: Props & { isNew: boolean }) {
  const { t, i18n } = useTranslation()
  const [draft, setDraft] = useState({
    first_name: account?.first_name ?? '',
    last_name: account?.last_name ?? '',
    email: account?.email ?? '',
    role: account && !account.is_website_only ? account.role : ('sales' as Role)
  })
  const save = useMutation({
    mutationFn: async () => {
      const { email, ...person } = draft
      if (isNew || !account) {
        const language = nearestLanguage(i18n.language)
        const made = await ask(api.users.create({ ...person, email, language }))
        return onPassword(made.account, made.password)
      }
      await ask(api.users.update({ _id: account._id, set: person }))
      onClose()
      showDone(t('users.done.saved'))
    }
  })
  const errors = useFieldErrors()(save.error)
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part })
  const refusal = refusalText(save.error, t)
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <div className={classes.pair}>
        <TextInput
          label={t('users.field.first_name')}
          data-autofocus
          value={draft.first_name}
          onChange={(event) => change({ first_name: event.currentTarget.value })}
          error={errors.first_name ?? errors['set.first_name']}
        />
        <TextInput
          label={t('users.field.last_name')}
          value={draft.last_name}
          onChange={(event) => change({ last_name: event.currentTarget.value })}
          error={errors.last_name ?? errors['set.last_name']}
        />
      </div>
      <TextInput
        label={t('users.field.email')}
        type="email"
        dir="ltr"
        readOnly={account !== null}
        value={draft.email}
        onChange={(event) => change({ email: event.currentTarget.value })}
        error={errors.email}
      />
      <Radio.Group
        label={t('users.field.role')}
        value={draft.role}
        onChange={(role) => change({ role: role as Role })}
      >
        <div className={classes.roles}>
          {roles.toReversed().map((role) => (
            <Radio
              key={role}
              value={role}
              label={t(`enums.role.${role}`)}
              description={t(`users.roleHint.${role}`)}
            />
          ))}
        </div>
      </Radio.Group>
      {save.error && Object.keys(fieldErrors(save.error)).length === 0 && (
        <FormMessage tone="bad">{refusal ?? <ErrorText error={save.error} />}</FormMessage>
      )}
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {t(isNew ? 'users.dialog.make' : 'users.dialog.save')}
        </Button>
      </div>
    </form>
  )
}
