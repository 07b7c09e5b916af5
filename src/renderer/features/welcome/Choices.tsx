import { Loader } from '@mantine/core'
import { type Icon, IconChevronRight, IconDeviceLaptop, IconServer, IconSparkles } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#renderer/api/client.ts'
import { changeSession } from '#renderer/state/session.actions.ts'
import { ErrorText } from '#renderer/ui/ErrorText.tsx'
import { FormMessage } from '#renderer/ui/FormMessage.tsx'
import { StartLayout } from '#renderer/ui/StartLayout.tsx'
import classes from './Welcome.module.css'

/** Local, server or sample: three big buttons. */
export function Choices({ onServer }: { onServer: () => void }) {
  const { t } = useTranslation()
  const open = useMutation({
    mutationFn: (kind: 'local' | 'sample') =>
      changeSession(() => (kind === 'local' ? api.workspace.openLocal({}) : api.workspace.openSample({})))
  })
  const opening = open.isPending ? open.variables : null
  return (
    <StartLayout title={t('workspace.welcome.title')} subtitle={t('workspace.welcome.body')}>
      <div className={classes.choices}>
        <Choice
          icon={IconDeviceLaptop}
          title={t('workspace.welcome.local')}
          body={t('workspace.welcome.localBody')}
          busy={opening === 'local'}
          disabled={open.isPending}
          onClick={() => open.mutate('local')}
        />
        <Choice
          icon={IconServer}
          title={t('workspace.welcome.server')}
          body={t('workspace.welcome.serverBody')}
          disabled={open.isPending}
          onClick={onServer}
        />
        <Choice
          icon={IconSparkles}
          title={t('workspace.welcome.sample')}
          body={t('workspace.welcome.sampleBody')}
          busy={opening === 'sample'}
          disabled={open.isPending}
          onClick={() => open.mutate('sample')}
        />
        {open.error && (
          <FormMessage tone="bad">
            <ErrorText error={open.error} />
          </FormMessage>
        )}
      </div>
    </StartLayout>
  )
}

type ChoiceProps = {
  icon: Icon
  title: string
  body: string
  busy?: boolean
  disabled: boolean
  onClick: () => void
}

function Choice({ icon: Picture, title, body, busy = false, disabled, onClick }: ChoiceProps) {
  return (
    <button type="button" className={classes.choice} onClick={onClick} disabled={disabled} aria-busy={busy}>
      <span className={classes.picture}>
        <Picture size={20} stroke={1.5} />
      </span>
      <span className={classes.words}>
        <span className={classes.choiceTitle}>{title}</span>
        <span className={classes.choiceBody}>{body}</span>
      </span>
      {busy ? <Loader size={16} /> : <IconChevronRight size={16} className={`${classes.arrow} points`} />}
    </button>
  )
}
