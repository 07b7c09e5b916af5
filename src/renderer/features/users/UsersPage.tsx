import { Button, SegmentedControl } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Redirect, useLocation, useParams } from 'wouter'
import { callOptions } from '#renderer/api/queries.ts'
import { useMay } from '#renderer/state/session.store.ts'
import { ErrorState } from '#renderer/ui/ErrorState.tsx'
import { PageHeader } from '#renderer/ui/PageHeader.tsx'
import { RowSkeletons } from '#renderer/ui/Skeletons.tsx'
import { useLetterKeys } from '#renderer/ui/useLetterKeys.ts'
import type { Account } from '#shared/users/user.contract.ts'
import { AccountDialog } from './AccountDialog.tsx'
import { AccountTable } from './AccountTable.tsx'
import { AuditLog } from './AuditLog.tsx'
import { TemporaryPassword } from './TemporaryPassword.tsx'
import classes from './Users.module.css'

/** Who may sign in, with which rights, and who changed what. For administrators. */
export function UsersPage() {
  const isAdmin = useMay('admin')
  const { view } = useParams<{ view?: string }>()
  if (!isAdmin) return <Redirect to="/home" replace />
  return view === 'log' ? <LogView /> : <PeopleView />
}

/** What stands over the page: an account being made or edited, or a password that is told once. */
type Over = { kind: 'edit'; account: Account | null } | { kind: 'password'; name: string; password: string }

function PeopleView() {
  const { t } = useTranslation()
  const [over, setOver] = useState<Over | null>(null)
  const { data, error, refetch } = useQuery(callOptions('users', 'accounts', {}))
  const create = () => setOver({ kind: 'edit', account: null })
  useLetterKeys({ n: create })
  const tellPassword = (account: Account, password: string) =>
    setOver({ kind: 'password', name: account.name, password })
  return (
    <>
      <PageHeader
        title={t('users.title')}
        detail={data && t('users.count', { count: data.length })}
        actions={
          <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={create}>
            {t('users.new')}
          </Button>
        }
      >
        <ViewSwitch view="people" />
      </PageHeader>
      <div className={classes.scroll}>
        {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!error && !data && <RowSkeletons count={6} />}
        {data && (
          <AccountTable
            accounts={data}
            onEdit={(account) => setOver({ kind: 'edit', account })}
            onPassword={tellPassword}
          />
        )}
      </div>
      {over?.kind === 'edit' && (
        <AccountDialog account={over.account} onClose={() => setOver(null)} onPassword={tellPassword} />
      )}
      {over?.kind === 'password' && (
        <TemporaryPassword name={over.name} password={over.password} onClose={() => setOver(null)} />
      )}
    </>
  )
}

function LogView() {
  const { t } = useTranslation()
  return (
    <>
      <PageHeader title={t('users.title')}>
        <ViewSwitch view="log" />
      </PageHeader>
      <AuditLog />
    </>
  )
}

function ViewSwitch({ view }: { view: 'people' | 'log' }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('users.view.label')}
      data={[
        { value: 'people', label: t('users.view.people') },
        { value: 'log', label: t('users.view.log') }
      ]}
      value={view}
      onChange={(chosen) => navigate(chosen === 'log' ? '/users/log' : '/users')}
    />
  )
}
