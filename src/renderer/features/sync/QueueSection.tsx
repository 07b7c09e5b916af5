import { ActionIcon } from '@mantine/core'
import { IconClock, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { RelativeDate } from '#renderer/records/RelativeDate.tsx'
import { SettingsSection } from '#renderer/ui/SettingsSection.tsx'
import { showError } from '#renderer/ui/toasts.tsx'
import type { WaitingWrite } from '#shared/offline/outbox.contract.ts'
import { discardWrite } from './discard.ts'
import { RecordName } from './RecordName.tsx'
import classes from './Sync.module.css'
import { WrittenFields } from './WrittenFields.tsx'

/** What is sent by itself, in its order, and what waits for a decision. */
export function QueueSection({ writes }: { writes: WaitingWrite[] }) {
  const { t } = useTranslation()
  return (
    <SettingsSection title={t('sync.queue.title')}>
      {writes.length === 0 && <p className={classes.empty}>{t('sync.queue.empty')}</p>}
      {writes.map((write) => (
        <Waiting key={write.id} write={write} />
      ))}
    </SettingsSection>
  )
}

function Waiting({ write }: { write: WaitingWrite }) {
  const { t } = useTranslation()
  return (
    <article className={classes.entry} data-testid="sync-waiting">
      <IconClock size={16} stroke={1.6} className={classes.clock} aria-hidden />
      <div className={classes.body}>
        <div className={classes.line}>
          <span>
            <span className={classes.verb}>{t(`sync.write.${write.kind}`)}</span> ·{' '}
            <RecordName record={write} />
          </span>
          <RelativeDate date={write.at} />
        </div>
        <WrittenFields fields={write.fields} />
        {write.followers > 0 && (
          <div className={classes.quiet}>{t('sync.queue.followers', { count: write.followers })}</div>
        )}
        {write.state === 'held' && <div className={classes.quiet}>{t('sync.queue.held')}</div>}
      </div>
      <ActionIcon
        aria-label={t('sync.refused.discard')}
        title={t('sync.refused.discard')}
        onClick={() => discardWrite(write.id, t).catch(showError)}
      >
        <IconTrash size={15} stroke={1.6} aria-hidden />
      </ActionIcon>
    </article>
  )
}
