import { useTranslation } from 'react-i18next'
import { OwnerBadge } from '#renderer/records/OwnerBadge.tsx'
import { type Teammates, useTeammates } from '#renderer/records/useTeammates.ts'
import { useSession } from '#renderer/state/session.store.ts'
import type { SessionUser } from '#shared/session/session.contract.ts'
import { comparableEmail } from '#shared/values/email.ts'
import { Mark } from './Mark.tsx'

type Props = { owner: string | null; onChoose?: (email: string | null) => void }

/** Menu values are text: this one stands for nobody, which no e-mail address can. */
const nobody = ''

/** The owner: an administrator hands a record to anybody, a salesperson takes it or gives it up (domain.md 4.5). */
export function OwnerMark({ owner, onChoose }: Props) {
  const { t } = useTranslation()
  const teammates = useTeammates()
  const user = useSession((session) => session.user)
  const emails = user ? assignableEmails(user, teammates) : []
  const current = owner === null ? nobody : comparableEmail(teammates.find(owner)?.email ?? owner)
  return (
    <Mark
      name={t('leads.field.owner')}
      shown={<OwnerBadge owner={owner} />}
      options={[...emails, null].map((email) => ({
        value: email === null ? nobody : comparableEmail(email),
        node: <OwnerBadge owner={email} />
      }))}
      chosen={current}
      onChoose={
        onChoose && ((value) => onChoose(emails.find((email) => comparableEmail(email) === value) ?? null))
      }
    />
  )
}

function assignableEmails(user: SessionUser, { all }: Teammates): string[] {
  if (user.role !== 'admin') return [user.email]
  return all.filter(({ is_active, role }) => is_active && role !== 'viewer').map(({ email }) => email)
}
