import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { ErrorState } from '#renderer/ui/ErrorState.tsx'
import { KeyHint } from '#renderer/ui/KeyHint.tsx'
import { TextSkeleton } from '#renderer/ui/Skeletons.tsx'
import classes from './PeekPanel.module.css'

type Props = {
  /** Where the whole record is. */
  href: string
  /** Undefined until the record is there. */
  name: string | undefined
  query: { error: Error | null; refetch: () => unknown }
  onClose: () => void
  /** Nothing while the record is on its way. */
  children: ReactNode
}

/** A record in a panel beside its list. */
export function PeekPanel({ href, name, query, onClose, children }: Props) {
  const { t } = useTranslation()
  return (
    <aside className={classes.panel} aria-label={t('records.peek.label', { name: name ?? '…' })}>
      <div className={classes.bar}>
        <Button
          component={Link}
          href={href}
          size="compact-sm"
          variant="default"
          rightSection={<KeyHint keys="enter" />}
        >
          {t('records.peek.open')}
        </Button>
        <ActionIcon aria-label={t('records.peek.close')} onClick={onClose}>
          <IconX size={16} />
        </ActionIcon>
      </div>
      {children && <div className={classes.content}>{children}</div>}
      {!children && query.error && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {!children && !query.error && <TextSkeleton lines={9} />}
    </aside>
  )
}
