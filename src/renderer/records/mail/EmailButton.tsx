import { Button } from '@mantine/core'
import { IconMail } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { MailAbout } from '#shared/mail/mail.about.ts'
import { useMay } from '../../state/session.store.ts'
import { composeMail } from './compose.store.ts'

/** Begins an e-mail on a record, or goes on with the one that was begun. Viewers have none. */
export function EmailButton({ record, size }: { record: MailAbout; size?: 'xs' | 'sm' }) {
  const { t } = useTranslation()
  const mayWrite = useMay('sales')
  if (!mayWrite) return null
  return (
    <Button
      variant="default"
      data-testid="compose-mail"
      size={size}
      leftSection={<IconMail size={15} stroke={1.7} aria-hidden />}
      onClick={() => composeMail(record)}
    >
      {t('mail.compose.button')}
    </Button>
  )
}
