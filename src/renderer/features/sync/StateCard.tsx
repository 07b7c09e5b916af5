import { Progress } from '@mantine/core'
import {
  type Icon,
  IconAlertTriangle,
  IconCloudCheck,
  IconCloudDown,
  IconCloudOff,
  IconCloudUp
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { formatDay, formatNumber } from '#renderer/records/formats.ts'
import { RelativeDate } from '#renderer/records/RelativeDate.tsx'
import { useConnection } from '#renderer/state/connection.store.ts'
import { FormMessage } from '#renderer/ui/FormMessage.tsx'
import type { OutboxStatus } from '#shared/offline/outbox.contract.ts'
import type { SyncState } from '#shared/offline/sync.contract.ts'
import type { SyncStateName } from '#shared/offline/sync.values.ts'
import classes from './Sync.module.css'

type Props = { sync: SyncState; outbox: OutboxStatus }

/** The connection knows first that the server has gone. */
function useShownState(sync: SyncState): SyncState {
  const isOnline = useConnection(({ state }) => state === 'online')
  return sync.state === 'current' && !isOnline ? { ...sync, state: 'offline' } : sync
}

const icons: Record<SyncStateName, Icon> = {
  off: IconCloudOff,
  opening: IconCloudDown,
  filling: IconCloudDown,
  comparing: IconCloudDown,
  current: IconCloudCheck,
  offline: IconCloudOff,
  failed: IconAlertTriangle
}

/** How things stand, in one sentence and a few figures. */
export function StateCard({ outbox, ...props }: Props) {
  const { t } = useTranslation()
  const sync = useShownState(props.sync)
  const isSending = outbox.state === 'sending'
  const isUndecided = sync.state === 'current' && outbox.conflicts + outbox.refused > 0
  const Picture = isSending ? IconCloudUp : isUndecided ? IconAlertTriangle : icons[sync.state]
  const title = isSending ? 'sending' : isUndecided ? 'undecided' : sync.state
  const progress = isSending ? outbox.progress : sync.progress
  return (
    <section
      className={classes.state}
      data-testid="sync-state"
      data-state={isUndecided ? 'undecided' : sync.state}
    >
      <div className={classes.headline}>
        <span className={classes.picture} aria-hidden>
          <Picture size={22} stroke={1.5} />
        </span>
        <div>
          <h2 className={classes.title} role="status">
            {t(`sync.state.${title}`)}
          </h2>
          <Hint sync={sync} />
        </div>
      </div>
      {progress && progress.total > 0 && <Share progress={progress} />}
      {sync.problem && <FormMessage tone="bad">{t(`sync.problem.${sync.problem}`)}</FormMessage>}
      {sync.set_aside_at && (
        <p className={classes.quiet}>{t('sync.setAside', { path: `\u2068${sync.set_aside_at}\u2069` })}</p>
      )}
      {sync.state !== 'off' && <Facts sync={sync} outbox={outbox} />}
    </section>
  )
}

function Hint({ sync }: { sync: SyncState }) {
  const { t } = useTranslation()
  const isQuiet = sync.state === 'off' || sync.state === 'offline'
  const hint = isQuiet ? (sync.state as 'off' | 'offline') : sync.feed
  return hint && <p className={classes.hint}>{t(`sync.hint.${hint}`)}</p>
}

function Share({ progress: { done, total } }: { progress: { done: number; total: number } }) {
  const { t, i18n } = useTranslation()
  const figures = { done: formatNumber(done, i18n.language), total: formatNumber(total, i18n.language) }
  return (
    <div className={classes.share}>
      <Progress value={(100 * done) / total} size="sm" aria-label={t('sync.title')} />
      <span className={classes.quiet}>{t('sync.progress', figures)}</span>
    </div>
  )
}

function Facts({ sync, outbox }: Props) {
  const { t, i18n } = useTranslation()
  const kept = [
    t('sync.fact.leads', { count: sync.counts.leads }),
    t('sync.fact.tasks', { count: sync.counts.tasks })
  ]
  const until = sync.sign_in_until
  return (
    <dl className={classes.facts}>
      <Fact label={t('sync.fact.lastSync')}>
        {sync.last_sync_at ? <RelativeDate date={sync.last_sync_at} /> : t('sync.fact.never')}
      </Fact>
      <Fact label={t('sync.fact.lastSent')}>
        {outbox.last_sent_at ? <RelativeDate date={outbox.last_sent_at} /> : t('sync.fact.never')}
      </Fact>
      <Fact label={t('sync.fact.kept')}>{kept.join(' · ')}</Fact>
      <Fact label={t('sync.fact.signIn')}>
        {until
          ? t('sync.fact.signInUntil', { day: formatDay(until, new Date(), i18n.language) })
          : t('sync.fact.signInNone')}
      </Fact>
    </dl>
  )
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
