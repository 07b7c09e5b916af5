import { Button, CopyButton } from '@mantine/core'
import { IconCheck, IconCopy, IconRefresh } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callOptions } from '#renderer/api/queries.ts'
import { ErrorState } from '#renderer/ui/ErrorState.tsx'
import { PageHeader } from '#renderer/ui/PageHeader.tsx'
import { TextSkeleton } from '#renderer/ui/Skeletons.tsx'
import { scrollRegion } from '#renderer/ui/scrollRegion.ts'
import type { Diagnostics } from '#shared/diagnostics/diagnostics.contract.ts'
import { CollectionSection } from './CollectionSection.tsx'
import classes from './Diagnostics.module.css'
import { diagnosticsText } from './diagnostics.text.ts'
import { IndexSection } from './IndexSection.tsx'
import { ApplicationSection, ConnectionSection } from './StateSections.tsx'

/** What the application knows about itself; read anew each time the page is opened. */
export function DiagnosticsPage() {
  const { t } = useTranslation()
  const { data, error, isFetching, refetch } = useQuery({
    ...callOptions('diagnostics', 'get', {}),
    refetchOnMount: 'always'
  })
  const refresh = (
    <Button
      variant="default"
      leftSection={<IconRefresh size={15} stroke={1.6} />}
      loading={isFetching}
      onClick={() => void refetch()}
    >
      {t('settings.diagnostics.refresh')}
    </Button>
  )
  return (
    <>
      <PageHeader
        title={t('settings.diagnostics.title')}
        actions={
          <>
            {refresh}
            {data && <CopyAsText diagnostics={data} />}
          </>
        }
      />
      <div className={classes.scroll} {...scrollRegion(t('settings.diagnostics.title'))}>
        {error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <div className={classes.column}>
            {data ? <Sections diagnostics={data} /> : <TextSkeleton lines={12} />}
          </div>
        )}
      </div>
    </>
  )
}

function Sections({ diagnostics }: { diagnostics: Diagnostics }) {
  return (
    <>
      <ApplicationSection diagnostics={diagnostics} />
      <ConnectionSection diagnostics={diagnostics} />
      <IndexSection indexes={diagnostics.indexes} />
      <CollectionSection collections={diagnostics.collections} />
    </>
  )
}

function CopyAsText({ diagnostics }: { diagnostics: Diagnostics }) {
  const { t } = useTranslation()
  return (
    <CopyButton value={diagnosticsText(diagnostics)}>
      {({ copied, copy }) => (
        <Button
          leftSection={copied ? <IconCheck size={15} stroke={1.6} /> : <IconCopy size={15} stroke={1.6} />}
          onClick={copy}
        >
          {copied ? t('settings.diagnostics.copied') : t('settings.diagnostics.copy')}
        </Button>
      )}
    </CopyButton>
  )
}
