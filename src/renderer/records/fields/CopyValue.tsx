import { ActionIcon, CopyButton } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

/** Copies an address or a number; `name` says which. */
export function CopyValue({ value, name }: { value: string; name: string }) {
  const { t } = useTranslation()
  return (
    <CopyButton value={value} timeout={1600}>
      {({ copied, copy }) => (
        <ActionIcon
          size="sm"
          aria-label={copied ? t('records.field.copied') : t('records.field.copy', { field: name })}
          title={copied ? t('records.field.copied') : t('records.field.copy', { field: name })}
          onClick={copy}
        >
          {copied ? <IconCheck size={14} /> : <IconCopy size={14} stroke={1.7} />}
        </ActionIcon>
      )}
    </CopyButton>
  )
}
