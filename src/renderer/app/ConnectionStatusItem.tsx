import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, ask } from '../api/client.ts'
import { takeConnection, useConnection } from '../state/connection.store.ts'
import { showError } from '../ui/toasts.tsx'
import classes from './StatusBar.module.css'

/** Whether the database answers; when it does not, why in a plain sentence, and a way to try at once. */
export function ConnectionStatusItem() {
  const { t, i18n } = useTranslation()
  const { state, reason, detail, since } = useConnection((status) => status)
  const retry = useMutation({
    mutationFn: () => ask(api.connection.retry({})),
    onSuccess: takeConnection,
    onError: (error) => showError(error)
  })
  const inTrouble = state === 'offline' || state === 'refused'
  // Made when it is asked for: the first time that is formatted takes longer than the rest of the status bar.
  const tell = (): string => {
    const time = new Intl.DateTimeFormat(i18n.language, { timeStyle: 'short' }).format(since)
    const sinceText = t('frame.status.since', { time })
    return detail ? `${sinceText}\n${detail}` : sinceText
  }
  return (
    <div className={classes.connection}>
      <span
        className={classes.connection}
        role="status"
        data-testid="connection"
        data-state={state}
        onPointerEnter={({ currentTarget }) => {
          currentTarget.title = tell()
        }}
      >
        <span className={classes.dot} data-state={state} />
        <span className={classes.state} data-trouble={inTrouble || undefined}>
          {t(`frame.status.${state}`)}
        </span>
        {inTrouble && <span className={classes.reason}>{t(`errors.connection.${reason ?? 'unknown'}`)}</span>}
      </span>
      {inTrouble && (
        <button
          type="button"
          className={classes.retry}
          disabled={retry.isPending}
          onClick={() => retry.mutate()}
        >
          {t('common.retry')}
        </button>
      )}
    </div>
  )
}
