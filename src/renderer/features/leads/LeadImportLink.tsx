import { ActionIcon } from '@mantine/core'
import { IconTableImport } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { LateTooltip } from '#renderer/ui/LateTooltip.tsx'

/** The way to bring in leads from a file. */
export function LeadImportLink() {
  const { t } = useTranslation()
  return (
    <LateTooltip label={t('leadImports.open')}>
      <ActionIcon component={Link} href="/leads/import" size={30} aria-label={t('leadImports.open')}>
        <IconTableImport size={16} stroke={1.7} />
      </ActionIcon>
    </LateTooltip>
  )
}
