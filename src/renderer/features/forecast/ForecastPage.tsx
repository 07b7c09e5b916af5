import { SegmentedControl } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callOptions } from '#renderer/api/queries.ts'
import { CurrencySwitch } from '#renderer/records/figures/CurrencySwitch.tsx'
import { PageHeader } from '#renderer/ui/PageHeader.tsx'
import { monthOf, monthsFrom } from '#shared/forecast/forecast.schema.ts'
import type { OpportunityFilter } from '#shared/opportunities/opportunity.contract.ts'
import classes from './Forecast.module.css'
import { currenciesOf } from './forecast.figures.ts'
import { OpenByMonth, OpenByOwner } from './OpenCards.tsx'
import { WonCard } from './WonCard.tsx'

/** Shows the list of opportunities with only these filters. It is another feature's, so the frame provides it. */
export type OpenList = (filter: Partial<OpportunityFilter>) => void

const spans = [3, 6, 12]

/** What is expected to close and when, who has it, and what was won against what was to be won. */
export function ForecastPage({ open }: { open: OpenList }) {
  const { t } = useTranslation()
  const [now] = useState(() => new Date())
  const [span, setSpan] = useState(6)
  const [year, setYear] = useState(now.getFullYear())
  const [chosen, setChosen] = useState<string | null>(null)
  const from = monthOf(now)
  const months = monthsFrom(from, span)
  const openDeals = useQuery({
    ...callOptions('forecast', 'open', { from, months: span }),
    placeholderData: keepPreviousData
  })
  const won = useQuery({
    ...callOptions('forecast', 'won', { from: `${year}-01`, months: 12 }),
    placeholderData: keepPreviousData
  })
  const currencies = currenciesOf(openDeals.data ?? [], won.data?.won ?? [], won.data?.targets ?? [])
  const currency = chosen && currencies.includes(chosen) ? chosen : (currencies[0] ?? 'USD')
  const view = { currency, open }
  return (
    <>
      <PageHeader title={t('forecast.title')} detail={t('forecast.detail')}>
        <CurrencySwitch currencies={currencies} value={currency} onChange={setChosen} />
        <SegmentedControl
          size="xs"
          aria-label={t('forecast.span')}
          data={spans.map((count) => ({ value: String(count), label: t('forecast.months', { count }) }))}
          value={String(span)}
          onChange={(count) => setSpan(Number(count))}
        />
      </PageHeader>
      <div className={classes.scroll}>
        <div className={classes.page}>
          <OpenByMonth query={openDeals} months={months} {...view} />
          <OpenByOwner query={openDeals} months={months} {...view} />
          <WonCard query={won} year={year} onYear={setYear} {...view} />
        </div>
      </div>
    </>
  )
}
