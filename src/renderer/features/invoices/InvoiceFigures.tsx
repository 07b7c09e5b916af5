import { UnstyledButton } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callOptions } from '#renderer/api/queries.ts'
import { paperAmount } from '#renderer/records/invoices/invoice.words.ts'
import { setFilter } from '#renderer/records/list/list.store.ts'
import { type InvoiceState, openStates } from '#shared/invoices/invoice.rules.ts'
import type { InvoiceSum, InvoiceSummary } from '#shared/invoices/invoice-list.schema.ts'
import { sumAmounts } from '#shared/invoices/money.ts'
import classes from './InvoiceList.module.css'
import { invoiceList } from './invoices.store.ts'

/** Tabs that are always there; the others only while they hold something. */
const usualTabs: InvoiceState[] = ['draft', 'sent', 'overdue', 'paid']
const tabs: InvoiceState[] = [
  'draft',
  'issued',
  'sent',
  'partial',
  'overdue',
  'paid',
  'canceled',
  'credit_note',
  'unknown'
]

/** What the list holds by state, and what it comes to by currency. */
export function InvoiceFigures() {
  const filter = invoiceList.use((state) => state.filter)
  const { data } = useQuery({
    ...callOptions('invoices', 'summary', { filter: { ...filter, state: [] } }),
    placeholderData: keepPreviousData
  })
  const chosen = filter.state.length === 1 ? (filter.state[0] ?? null) : null
  return (
    <>
      <Tabs summary={data} chosen={filter.state.length === 0 ? 'all' : chosen} />
      {data && <Sums summary={data} chosen={chosen} />}
    </>
  )
}

type TabsProps = { summary: InvoiceSummary | undefined; chosen: InvoiceState | 'all' | null }

function Tabs({ summary, chosen }: TabsProps) {
  const { t, i18n } = useTranslation()
  const countOf = (tab: InvoiceState) => summary?.states.find(({ state }) => state === tab)?.count ?? 0
  const all = summary?.states.reduce((sum, { count }) => sum + count, 0)
  const shown = tabs.filter((tab) => usualTabs.includes(tab) || tab === chosen || countOf(tab) > 0)
  const number = (count: number) => new Intl.NumberFormat(i18n.language).format(count)
  const tab = (name: InvoiceState | 'all', count: number | undefined) => (
    <UnstyledButton
      key={name}
      className={classes.tab}
      data-tab={name}
      aria-pressed={chosen === name}
      data-urgent={(name === 'overdue' && count !== 0 && summary !== undefined) || undefined}
      onClick={() => setFilter(invoiceList, 'state', name === 'all' ? [] : [name])}
    >
      {t(`invoices.tab.${name}`)}
      {count !== undefined && <span className={classes.tabCount}>{number(count)}</span>}
    </UnstyledButton>
  )
  return (
    <nav className={classes.tabs} aria-label={t('invoices.tab.label')}>
      {tab('all', all)}
      {shown.map((name) => tab(name, summary && countOf(name)))}
    </nav>
  )
}

/** Drafts and cancelled invoices are no money: the tab of all leaves them out of its sums. */
const countedStates: InvoiceState[] = [...openStates, 'paid']

type SumsProps = { summary: InvoiceSummary; chosen: InvoiceState | null }

function Sums({ summary, chosen }: SumsProps) {
  const { t, i18n } = useTranslation()
  const states = chosen ? [chosen] : countedStates
  const sums = byCurrency(
    summary.states.filter(({ state }) => states.includes(state)).flatMap((entry) => entry.sums)
  )
  if (sums.length === 0) return null
  const amount = (value: number, currency: string) => paperAmount(value, currency, i18n.language)
  const hasAgeing = chosen === null || chosen === 'overdue'
  return (
    <section className={classes.sums} aria-label={t('invoices.sums.label')}>
      {sums.map(({ currency, total, open }) => (
        <div key={currency} className={classes.sum} data-testid="invoice-sum" data-currency={currency}>
          <bdi className={classes.currency}>{currency}</bdi>
          <div className={classes.figure}>
            <span>{t('invoices.sums.total')}</span>
            <bdi>{amount(total, currency)}</bdi>
          </div>
          <div className={classes.figure}>
            {open !== 0 && (
              <>
                <span>{t('invoices.sums.open')}</span>
                <bdi>{amount(open, currency)}</bdi>
              </>
            )}
          </div>
          {hasAgeing && open > 0 && <Ageing summary={summary} currency={currency} late={chosen !== null} />}
        </div>
      ))}
    </section>
  )
}

type AgeingProps = { summary: InvoiceSummary; currency: string; late: boolean }

/** How long what is open has been due: a bar, and its parts in words. */
function Ageing({ summary, currency, late }: AgeingProps) {
  const { t, i18n } = useTranslation()
  const parts = summary.ageing
    .filter(({ bucket }) => !late || bucket !== 'not_due')
    .map(({ bucket, sums }) => ({ bucket, open: sums.find((sum) => sum.currency === currency)?.open ?? 0 }))
    .filter(({ open }) => open > 0)
    .map((part) => ({
      ...part,
      words: t('invoices.sums.part', {
        bucket: t(`invoices.bucket.${part.bucket}`),
        amount: paperAmount(part.open, currency, i18n.language)
      })
    }))
  const label = `${t('invoices.sums.ageing')}. ${parts.map(({ words }) => words).join('; ')}`
  return (
    <div className={classes.ageing}>
      <div className={classes.bar} role="img" aria-label={label}>
        {parts.map(({ bucket, open, words }) => (
          <span
            key={bucket}
            className={classes.part}
            data-bucket={bucket}
            title={words}
            style={{ flexGrow: open }}
          />
        ))}
      </div>
      <div className={classes.legend} aria-hidden>
        {parts.map(({ bucket, words }) => (
          <span key={bucket}>
            <i className={classes.key} data-bucket={bucket} />
            {words}
          </span>
        ))}
      </div>
    </div>
  )
}

function byCurrency(sums: InvoiceSum[]): Omit<InvoiceSum, 'count'>[] {
  const groups = [...Map.groupBy(sums, ({ currency }) => currency)]
  return groups
    .map(([currency, group]) => ({
      currency,
      total: sumAmounts(group.map(({ total }) => total)),
      open: sumAmounts(group.map(({ open }) => open))
    }))
    .sort((a, b) => a.currency.localeCompare(b.currency))
}
