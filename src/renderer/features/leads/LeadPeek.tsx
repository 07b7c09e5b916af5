import { ActionIcon, Button, SegmentedControl } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useStore } from 'zustand'
import { callOptions } from '#renderer/api/queries.ts'
import { RecordReach } from '#renderer/records/page/RecordHeader.tsx'
import { Timeline } from '#renderer/records/Timeline.tsx'
import { ErrorState } from '#renderer/ui/ErrorState.tsx'
import { KeyHint } from '#renderer/ui/KeyHint.tsx'
import { TextSkeleton } from '#renderer/ui/Skeletons.tsx'
import { leadDisplayName } from '#shared/leads/lead.rules.ts'
import type { Lead } from '#shared/leads/lead.schema.ts'
import { LeadDetails } from './LeadDetails.tsx'
import { LeadTitle } from './LeadHeader.tsx'
import { LeadMarks } from './LeadMarks.tsx'
import classes from './LeadPeek.module.css'
import { peekStore } from './leads.store.ts'

type Props = { id: string; onClose: () => void }

/** A lead in a panel beside the list: it follows the marked row, and everything on it works. */
export function LeadPeek({ id, onClose }: Props) {
  const { t } = useTranslation()
  const { data: lead, error, refetch } = useQuery(callOptions('leads', 'get', { _id: id }))
  return (
    <aside
      className={classes.panel}
      aria-label={t('leads.peek.label', { name: lead ? leadDisplayName(lead) : '…' })}
    >
      <div className={classes.bar}>
        <Button
          component={Link}
          href={`/leads/${id}`}
          size="compact-sm"
          variant="default"
          rightSection={<KeyHint keys="enter" />}
        >
          {t('leads.peek.open')}
        </Button>
        <ActionIcon aria-label={t('leads.peek.close')} onClick={onClose}>
          <IconX size={16} />
        </ActionIcon>
      </div>
      {lead && <Content key={id} lead={lead} />}
      {!lead && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!lead && !error && <TextSkeleton lines={9} />}
    </aside>
  )
}

/** One view at a time: the panel is narrow, and either may be long. The choice stays while walking the list. */
function Content({ lead }: { lead: Lead }) {
  const { t } = useTranslation()
  const view = useStore(peekStore, (state) => state.view)
  return (
    <div className={classes.content}>
      <LeadTitle lead={lead} />
      <RecordReach email={lead.email} phone={lead.phone} />
      <LeadMarks lead={lead} />
      <SegmentedControl
        size="xs"
        aria-label={t('leads.peek.view')}
        data={[
          { value: 'timeline', label: t('activities.title') },
          { value: 'details', label: t('records.details') }
        ]}
        value={view}
        onChange={(value) => peekStore.setState({ view: value === 'details' ? 'details' : 'timeline' })}
      />
      {view === 'details' ? <LeadDetails lead={lead} /> : <Timeline record={{ lead_id: lead._id }} />}
    </div>
  )
}
