import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { callOptions } from '#renderer/api/queries.ts'
import { formatNumber } from '#renderer/records/formats.ts'
import { Money } from '#renderer/records/Money.tsx'
import { ErrorText } from '#renderer/ui/ErrorText.tsx'
import type { OpenLists } from './open-lists.ts'
import classes from './Tiles.module.css'

/** The figures on top: leads that came in, deals that are open or won, tasks that are late. Each opens what it counts. */
export function Tiles({ open }: { open: OpenLists }) {
  const { t } = useTranslation()
  const leads = useQuery(callOptions('dashboard', 'leadsIn', {}))
  const stages = useQuery(callOptions('dashboard', 'leadStages', {}))
  const pipeline = useQuery(callOptions('dashboard', 'pipeline', {}))
  const overdue = useQuery(callOptions('tasks', 'overdue', { assignee: null }))
  const openDeals = () => open.opportunities({ state: ['open'] })
  const cameIn = (days: number) => () => open.leads({ created_at: { days } })
  return (
    <div className={classes.tiles}>
      <Tile label={t('dashboard.tile.today')} error={leads.error} onOpen={cameIn(1)}>
        <Count of={leads.data?.today} />
      </Tile>
      <Tile label={t('dashboard.tile.last7')} error={leads.error} onOpen={cameIn(7)}>
        <Count of={leads.data?.last7} />
      </Tile>
      <Tile label={t('dashboard.tile.last30')} error={leads.error} onOpen={cameIn(30)}>
        <Count of={leads.data?.last30} />
      </Tile>
      <Tile label={t('dashboard.tile.total')} error={stages.error} onOpen={() => open.leads({})}>
        <Count of={stages.data?.total} />
      </Tile>
      <Tile label={t('dashboard.tile.open')} error={pipeline.error} onOpen={openDeals}>
        <Count of={pipeline.data?.open} />
      </Tile>
      <Tile
        label={t('dashboard.tile.won')}
        error={pipeline.error}
        onOpen={() => open.opportunities({ state: ['won'] })}
      >
        <Count of={pipeline.data?.won} />
      </Tile>
      <Tile label={t('dashboard.tile.overdue')} error={overdue.error} onOpen={open.allTasks}>
        <Count of={overdue.data?.count} />
      </Tile>
      <Tile label={t('dashboard.tile.value')} error={pipeline.error} onOpen={openDeals} wide>
        {pipeline.data ? <Sums of={pipeline.data.sums} /> : undefined}
      </Tile>
    </div>
  )
}

function Tile(props: {
  label: string
  error: Error | null
  onOpen: () => void
  wide?: boolean
  children: ReactNode
}) {
  const { label, error, onOpen, wide, children } = props
  return (
    <button type="button" className={classes.tile} data-wide={wide || undefined} onClick={onOpen}>
      <span className={classes.label}>{label}</span>
      <span className={classes.figure}>{error ? <ErrorText error={error} /> : children}</span>
    </button>
  )
}

function Count({ of }: { of: number | undefined }) {
  const { i18n } = useTranslation()
  if (of === undefined) return <Skeleton height={18} width={48} my={5} />
  return <>{formatNumber(of, i18n.language)}</>
}

/** The largest currencies; the others are on the board. */
const sumsShown = 3

function Sums({ of }: { of: { currency: string; value: number; weighted: number }[] }) {
  const { t } = useTranslation()
  if (of.length === 0) return <>—</>
  return (
    <span className={classes.sums}>
      {of.slice(0, sumsShown).map(({ currency, value, weighted }) => (
        <span key={currency} className={classes.sum}>
          <Money amount={value} currency={currency} compact />
          <span className={classes.weighted} title={t('dashboard.weighted')}>
            <Money amount={weighted} currency={currency} compact />
          </span>
        </span>
      ))}
    </span>
  )
}
