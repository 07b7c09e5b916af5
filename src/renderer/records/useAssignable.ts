import { useTranslation } from 'react-i18next'
import { useSession } from '../state/session.store.ts'
import { useTeammates } from './useTeammates.ts'

/** Values of choices are text: this one stands for nobody, which no e-mail address can. */
export const nobody = ''

/** Whom the user may make an owner: an administrator anybody who works, a salesperson themselves; and nobody. */
export function useAssignable(): { value: string; label: string }[] {
  const { t } = useTranslation()
  const { all } = useTeammates()
  const user = useSession((session) => session.user)
  const people = all.filter(({ is_active, role }) => is_active && role !== 'viewer')
  const mine = user ? [user] : []
  const offered = user?.role === 'admin' ? people : mine
  return [
    ...offered.map(({ email, name }) => ({ value: email, label: name || email })),
    { value: nobody, label: t('lists.selection.nobody') }
  ]
}
