import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from './EmptyState.tsx'
import { ErrorText } from './ErrorText.tsx'

type Props = { error: unknown; onRetry?: () => void; children?: ReactNode }

/** A page or panel that could not be loaded: why, and the way out. A failure never looks like emptiness. */
export function ErrorState({ error, onRetry, children }: Props) {
  const { t } = useTranslation()
  return (
    <EmptyState
      icon={IconAlertTriangle}
      role="alert"
      title={t('errors.title')}
      actions={
        <>
          {onRetry && (
            <Button variant="default" onClick={onRetry}>
              {t('common.retry')}
            </Button>
          )}
          {children}
        </>
      }
    >
      <ErrorText error={error} />
    </EmptyState>
  )
}
