import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { formatMoment } from '#renderer/records/formats.ts'
import { Initials } from '#renderer/records/Initials.tsx'
import { RelativeDate } from '#renderer/records/RelativeDate.tsx'
import { useSession } from '#renderer/state/session.store.ts'
import type { Account } from '#shared/users/user.contract.ts'
import { comparableEmail } from '#shared/values/email.ts'
import classes from './Users.module.css'
import { useAccountActions } from './useAccountActions.ts'

type Actions = {
  onEdit: (account: Account) => void
  onPassword: (account: Account, password: string) => void
}

/** Every account, those that may sign in first. */
export function AccountTable({ accounts, ...actions }: { accounts: Account[] } & Actions) {
  const { t } = useTranslation()
  return (
    <table className={classes.table} aria-label={t('users.title')}>
      <thead>
        <tr>
          <th scope="col">{t('users.field.name')}</th>
          <th scope="col">{t('users.field.role')}</th>
          <th scope="col">{t('users.field.state')}</th>
          <th scope="col">{t('users.field.last_login_at')}</th>
          <th scope="col" aria-label={t('users.field.actions')} />
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <Row key={account._id} account={account} {...actions} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ account, onEdit, onPassword }: { account: Account } & Actions) {
  const { t } = useTranslation()
  const self = useSession((session) => (session.user ?? session.endedFor)?._id)
  const { name, email, role, last_login_at, is_active } = account
  return (
    <tr data-testid="account-row" data-inactive={!is_active || undefined}>
      <td>
        <span className={classes.person}>
          <Initials name={name} hueKey={comparableEmail(email)} />
          <span className={classes.names}>
            <span className={classes.name}>
              <bdi>{name}</bdi>
              {self === account._id && <span className={classes.you}>{t('users.you')}</span>}
            </span>
            <bdi className={classes.email}>{email}</bdi>
          </span>
        </span>
      </td>
      <td>{t(`enums.role.${role}`)}</td>
      <td>
        <State account={account} />
      </td>
      <td className={classes.quiet}>
        {last_login_at ? <RelativeDate date={last_login_at} /> : t('users.never')}
      </td>
      <td className={classes.end}>
        <RowMenu account={account} isSelf={self === account._id} onEdit={onEdit} onPassword={onPassword} />
      </td>
    </tr>
  )
}

function State({ account }: { account: Account }) {
  const { t, i18n } = useTranslation()
  const { locked_until } = account
  if (!account.is_active) return <Mark tone="off">{t('users.state.inactive')}</Mark>
  if (locked_until) {
    return (
      <Mark tone="bad">{t('users.state.locked', { time: formatMoment(locked_until, i18n.language) })}</Mark>
    )
  }
  if (account.is_website_only) return <Mark tone="off">{t('users.state.website')}</Mark>
  if (account.has_temporary_password) return <Mark tone="wait">{t('users.state.temporary')}</Mark>
  return <Mark tone="good">{t('users.state.active')}</Mark>
}

function Mark({ tone, children }: { tone: 'good' | 'wait' | 'bad' | 'off'; children: string }) {
  return (
    <span className={classes.mark} data-tone={tone}>
      {children}
    </span>
  )
}

function RowMenu({ account, isSelf, onEdit, onPassword }: { account: Account; isSelf: boolean } & Actions) {
  const { t } = useTranslation()
  const { reset, unlock, setActive } = useAccountActions(account, onPassword)
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('users.actions', { name: account.name })}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onEdit(account)}>
          {t(account.is_website_only ? 'users.giveAccess' : 'users.edit')}
        </Menu.Item>
        {!account.is_website_only && (
          <>
            {account.locked_until && <Menu.Item onClick={unlock}>{t('users.unlock')}</Menu.Item>}
            {!isSelf && account.is_active && <Menu.Item onClick={reset}>{t('users.reset')}</Menu.Item>}
            {!isSelf && (
              <Menu.Item
                color={account.is_active ? 'red' : undefined}
                onClick={() => setActive(!account.is_active)}
              >
                {t(account.is_active ? 'users.deactivate' : 'users.reactivate')}
              </Menu.Item>
            )}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
