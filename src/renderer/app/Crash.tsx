import { Button } from '@mantine/core'
import { IconMoodSad } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../ui/EmptyState.tsx'
import classes from './Crash.module.css'

/** What is shown in place of a screen that threw. */
export function Crash() {
  const { t } = useTranslation()
  return (
    <main className={classes.crash}>
      <EmptyState
        icon={IconMoodSad}
        role="alert"
        title={t('frame.crash.title')}
        actions={<Button onClick={() => window.location.reload()}>{t('frame.crash.reload')}</Button>}
      >
        {t('frame.crash.body')}
      </EmptyState>
    </main>
  )
}
