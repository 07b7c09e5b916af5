import { ActionIcon, CopyButton } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { LeadField } from '#shared/leads/lead.contract.ts'

/** Copies an address or a number. */
export function CopyValue({ value, field }: { value: string; field: LeadField }) {
  const { t } = useTranslation()
  const name = t(`leads.field.${field}`)
  return (
    <CopyButton value={value} timeout={1600}>
      {({ copied, copy }) => (
        <ActionIcon
          size="sm"
          aria-label={copied ? t('leads.page.copied') : t('leads.page.copy', { field: name })}
          title={copied ? t('leads.page.copied') : t('leads.page.copy', { field: name })}
          onClick={copy}
        >
          {copied ? <IconCheck size={14} /> : <IconCopy size={14} stroke={1.7} />}
        </ActionIcon>
      )}
    </CopyButton>
  )
}
