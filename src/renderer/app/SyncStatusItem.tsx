import {
  type Icon,
  IconAlertTriangle,
  IconArrowsSplit2,
  IconClock,
  IconCloudCheck
} from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useSession } from '../state/session.store.ts'
import { loadSync, useSync } from '../state/sync.store.ts'
import { useFirstIdle } from '../ui/useFirstIdle.ts'
import classes from './StatusBar.module.css'

type View = Parameters<Parameters<typeof useSync>[0]>[0]

/** What waits, what needs a decision, or when all was in step last; leads to the page that tells more. */
export function SyncStatusItem() {
  const { t, i18n } = useTranslation()
  const isShared = useSession(({ user, workspace }) => user !== null && workspace?.kind === 'server')
  const isIdle = useFirstIdle()
  const view = useSync((state) => state)
  useEffect(() => {
    // What is not known yet is told by the next event.
    if (isShared && isIdle) loadSync().catch(() => undefined)
  }, [isShared, isIdle])
  const words = isShared ? wordsOf(view, t, i18n.language) : []
  if (words.length === 0) return null
  return (
    <Link href="/sync" className={classes.sync} title={t('sync.status.open')} data-testid="sync-status">
      {words.map(({ Picture, text, tone }) => (
        <span key={text} className={classes.syncWord} data-tone={tone}>
          <Picture size={14} stroke={1.7} aria-hidden />
          {text}
        </span>
      ))}
    </Link>
  )
}

type Word = { Picture: Icon; text: string; tone?: 'bad' | 'late' }

function wordsOf({ sync, outbox }: View, t: TFunction, language: string): Word[] {
  const words: Word[] = []
  if (outbox && outbox.conflicts > 0) {
    const text = t('sync.status.conflicts', { count: outbox.conflicts })
    words.push({ Picture: IconArrowsSplit2, tone: 'late', text })
  }
  if (outbox && outbox.refused > 0) {
    const text = t('sync.status.refused', { count: outbox.refused })
    words.push({ Picture: IconAlertTriangle, tone: 'bad', text })
  }
  if (outbox && outbox.waiting > 0) {
    words.push({ Picture: IconClock, text: t('sync.status.waiting', { count: outbox.waiting }) })
  }
  if (sync?.problem) words.push({ Picture: IconAlertTriangle, tone: 'bad', text: t('sync.status.problem') })
  return words.length > 0 || !sync ? words : quietWords(sync, t, language)
}

function quietWords(sync: NonNullable<View['sync']>, t: TFunction, language: string): Word[] {
  if (sync.state === 'filling' && sync.progress) {
    const number = new Intl.NumberFormat(language)
    const { done, total } = sync.progress
    const figures = { done: number.format(done), total: number.format(total) }
    return [{ Picture: IconClock, text: t('sync.status.filling', figures) }]
  }
  if (!sync.last_sync_at) return []
  const time = new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(sync.last_sync_at)
  return [{ Picture: IconCloudCheck, text: t('sync.status.synced', { time }) }]
}
