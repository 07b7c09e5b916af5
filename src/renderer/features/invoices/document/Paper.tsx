import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callOptions } from '#renderer/api/queries.ts'
import { formatNumber } from '#renderer/records/formats.ts'
import { paperAmount, rateText } from '#renderer/records/invoices/invoice.words.ts'
import { countryName } from '#shared/invoices/country.name.ts'
import type { Invoice } from '#shared/invoices/invoice.schema.ts'
import { TotalsTable } from '../TotalsTable.tsx'
import classes from './InvoiceDocument.module.css'

/** What stands on an invoice, as on paper; the words are those of the window. */
export function Paper({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation()
  return (
    <article className={classes.paper} data-testid="invoice-paper">
      <div className={classes.head}>
        <div>
          <h2 className={classes.kind}>{t(`invoices.type.${invoice.document_type}`)}</h2>
          <bdi className={classes.number}>{invoice.invoice_number ?? t('invoices.noNumber')}</bdi>
        </div>
        <Facts invoice={invoice} />
      </div>
      <div className={classes.parties}>
        <Seller invoice={invoice} />
        <Client invoice={invoice} />
      </div>
      <Lines invoice={invoice} />
      <div className={classes.totals}>
        <TotalsTable sums={invoice} invoice={invoice} />
      </div>
      {invoice.zero_vat && invoice.items.some(({ tax_rate }) => tax_rate === 0) && (
        <p className={classes.notes}>
          {t('invoices.zeroVat.label')}: {t(`invoices.zeroVat.${invoice.zero_vat}`)}
        </p>
      )}
      {invoice.notes && (
        <p className={classes.notes} dir="auto">
          {invoice.notes}
        </p>
      )}
    </article>
  )
}

function Facts({ invoice }: { invoice: Invoice }) {
  const { t, i18n } = useTranslation()
  const day = (date: Date | null) =>
    date && new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' }).format(date)
  const facts: [string, string | null][] = [
    [t('invoices.document.date'), day(invoice.invoice_date)],
    [t('invoices.document.due'), invoice.document_type === 'invoice' ? day(invoice.due_date) : null],
    [t('invoices.document.purchaseOrder'), invoice.purchase_order],
    [t('invoices.document.allocation'), invoice.allocation_number]
  ]
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) =>
        value === null ? null : (
          <div key={name} className={classes.fact}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        )
      )}
    </dl>
  )
}

/** The company as it was when it issued; today's for what was never issued here. */
function Seller({ invoice }: { invoice: Invoice }) {
  const { t, i18n } = useTranslation()
  const { data } = useQuery({
    ...callOptions('invoiceSettings', 'get', {}),
    enabled: invoice.seller === null
  })
  const seller = invoice.seller ?? data?.company
  if (!seller) return <div />
  const place = [seller.postal_code, seller.city].filter(Boolean).join(' ')
  const country = countryName(seller.country, i18n.language)
  const taxId = seller.tax_id && `${t('invoices.editor.taxId')} ${seller.tax_id}`
  const lines = [seller.name, seller.address, place, country, taxId]
  return <Party title={t('invoices.document.from')} lines={lines} />
}

function Client({ invoice }: { invoice: Invoice }) {
  const { t, i18n } = useTranslation()
  const place = [invoice.client_postal_code, invoice.client_city].filter(Boolean).join(' ')
  const lines = [
    invoice.client_company,
    invoice.client_name,
    invoice.client_address,
    place,
    countryName(invoice.client_country, i18n.language),
    invoice.client_tax_id && `${t('invoices.editor.taxId')} ${invoice.client_tax_id}`,
    invoice.client_email
  ]
  return <Party title={t('invoices.document.billedTo')} lines={lines} />
}

function Party({ title, lines }: { title: string; lines: (string | null)[] }) {
  const [first, ...rest] = lines.filter((line) => line)
  return (
    <div className={classes.party}>
      <h2>{title}</h2>
      <address>
        <strong>
          <bdi>{first ?? '—'}</bdi>
        </strong>
        {rest.map((line) => (
          <div key={line}>
            <bdi>{line}</bdi>
          </div>
        ))}
      </address>
    </div>
  )
}

function Lines({ invoice }: { invoice: Invoice }) {
  const { t, i18n } = useTranslation()
  const language = i18n.language
  const amount = (value: number) => <bdi>{paperAmount(value, invoice.currency, language)}</bdi>
  const hasDiscount = invoice.items.some(({ discount_percent }) => discount_percent !== 0)
  return (
    <div className={classes.scroll}>
      <table className={classes.lines}>
        <thead>
          <tr>
            <th scope="col">{t('invoices.editor.description')}</th>
            <th scope="col">{t('invoices.editor.quantity')}</th>
            <th scope="col">{t('invoices.editor.price')}</th>
            {hasDiscount && <th scope="col">{t('invoices.editor.discount')}</th>}
            <th scope="col">{t('invoices.editor.vat')}</th>
            <th scope="col">{t('invoices.editor.net')}</th>
          </tr>
        </thead>
        <tbody>
          {invoice.items.map((item, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name, and never move here
            <tr key={at}>
              <td>
                <bdi>{item.description}</bdi>
              </td>
              <td>
                <bdi>{formatNumber(item.quantity, language)}</bdi>
              </td>
              <td>{amount(item.unit_price)}</td>
              {hasDiscount && (
                <td>{item.discount_percent === 0 ? '' : rateText(item.discount_percent, language)}</td>
              )}
              <td>{rateText(item.tax_rate, language)}</td>
              <td>{amount(item.net_amount)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
