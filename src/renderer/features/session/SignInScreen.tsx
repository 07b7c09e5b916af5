import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useConnection } from '#renderer/state/connection.store.ts'
import { useSession } from '#renderer/state/session.store.ts'
import { FormCard } from '#renderer/ui/FormCard.tsx'
import { FormMessage } from '#renderer/ui/FormMessage.tsx'
import { StartLayout } from '#renderer/ui/StartLayout.tsx'
import { useLeave } from '#renderer/ui/useLeave.ts'
import { useWorkspaceName } from '#renderer/ui/useWorkspaceName.ts'
import { SignInForm } from './SignInForm.tsx'

/** The step before the frame: who are you? */
export function SignInScreen() {
  const { t } = useTranslation()
  const name = useWorkspaceName()
  const fixed = useSession((session) => session.workspace?.fromEnvironment ?? false)
  const leave = useLeave()
  const isOffline = useConnection(({ state }) => state === 'offline')
  return (
    <StartLayout
      title={t('session.signIn.title')}
      subtitle={t('session.signIn.to', { workspace: `\u2068${name}\u2069` })}
      foot={
        !fixed && (
          <Button variant="subtle" color="gray" c="dimmed" onClick={leave.workspace}>
            {t('session.signIn.otherWorkspace')}
          </Button>
        )
      }
    >
      <FormCard>
        {isOffline && <FormMessage tone="bad">{t('session.signIn.offline')}</FormMessage>}
        <SignInForm />
      </FormCard>
    </StartLayout>
  )
}
