import { Button, Loader } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { takeConnection, useConnection } from '#renderer/state/connection.store.ts'
import { changeSession } from '#renderer/state/session.actions.ts'
import { useSession } from '#renderer/state/session.store.ts'
import { FormMessage } from '#renderer/ui/FormMessage.tsx'
import { StartLayout } from '#renderer/ui/StartLayout.tsx'
import { showError } from '#renderer/ui/toasts.tsx'
import { useLeave } from '#renderer/ui/useLeave.ts'
import { useWorkspaceName } from '#renderer/ui/useWorkspaceName.ts'
import { Detail } from './Detail.tsx'
import classes from './Welcome.module.css'

/** A workspace is chosen but its database has not answered: quiet while it opens, then why, and ways out. */
export function UnreachableScreen() {
  const state = useConnection((status) => status.state)
  const inTrouble = state === 'offline' || state === 'refused'
  return inTrouble ? <Trouble /> : <Opening />
}

function Opening() {
  const name = useWorkspaceName()
  return (
    <main className={classes.opening}>
      <div className={classes.late} role="status">
        <Loader size={20} />
        <bdi>{name}</bdi>
      </div>
    </main>
  )
}

function Trouble() {
  const { t } = useTranslation()
  const name = useWorkspaceName()
  const { state, reason, detail } = useConnection((status) => status)
  const workspace = useSession((session) => session.workspace)
  const isFixed = workspace?.fromEnvironment ?? false
  const leave = useLeave()
  const retry = useMutation({
    mutationFn: () => tryAgain(workspace?.kind === 'sample'),
    onError: (error) => showError(error)
  })
  return (
    <StartLayout title={t('workspace.unreachable.title', { workspace: `\u2068${name}\u2069` })}>
      <FormMessage tone="bad">
        {t(`errors.connection.${reason ?? 'unknown'}`)}
        <Detail text={detail} />
      </FormMessage>
      <div className={classes.ways}>
        {!isFixed && (
          <Button variant="default" onClick={leave.workspace}>
            {t('workspace.unreachable.change')}
          </Button>
        )}
        <Button loading={retry.isPending} onClick={() => retry.mutate()}>
          {t('common.retry')}
        </Button>
      </div>
      {state === 'offline' && <p className={classes.trying}>{t('workspace.unreachable.trying')}</p>}
      {isFixed && <p className={classes.trying}>{t('workspace.fromEnvironment')}</p>}
    </StartLayout>
  )
}

/** The sample is opened anew, because nobody can sign in to it by hand. */
async function tryAgain(isSample: boolean): Promise<void> {
  if (isSample) await changeSession(() => api.workspace.openSample({}))
  else takeConnection(await ask(api.connection.retry({})))
}
