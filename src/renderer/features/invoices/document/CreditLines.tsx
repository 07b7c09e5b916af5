import { NumberInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { numberSigns } from '#renderer/records/formats.ts'
import { paperAmount } from '#renderer/records/invoices/invoice.words.ts'
import { type LeftLine, leftLines } from '#shared/invoices/credit.rules.ts'
import type { Invoice } from '#shared/invoices/invoice.schema.ts'
import { lineNetAmount } from '#shared/invoices/invoice.totals.ts'
import classes from './Credit.module.css'
import type { CreditForm, LineWish } from './useCreditForm.ts'

/** What is left of each line, and what to take back of it: pieces, or an amount. */
export function CreditLines({ invoice, form }: { invoice: Invoice; form: CreditForm }) {
  const { t, i18n } = useTranslation()
  const left = leftLines(invoice, invoice.credits)
  return (
    <>
      <p className={classes.text}>{t('invoices.credit.partly.textPart')}</p>
      <div className={classes.scroll}>
        <table className={classes.lines}>
          <thead>
            <tr>
              <th scope="col">{t('invoices.credit.partly.line')}</th>
              <th scope="col" className={classes.number}>
                {t('invoices.credit.partly.left')}
              </th>
              <th scope="col">{t('invoices.credit.partly.quantity')}</th>
              <th scope="col">{t('invoices.credit.partly.amount')}</th>
            </tr>
          </thead>
          <tbody>
            {invoice.items.map((item, at) => {
              const rest = left[at]
              if (!rest || rest.net_amount <= 0) return null
              return (
                <tr key={lineKey(at)}>
                  <td>
                    <bdi className={classes.description}>{item.description}</bdi>
                  </td>
                  <td className={classes.number}>
                    <bdi>
                      {new Intl.NumberFormat(i18n.language).format(rest.quantity)} ×{' '}
                      {paperAmount(item.unit_price, invoice.currency, i18n.language)}
                    </bdi>
                  </td>
                  <Inputs invoice={invoice} line={at} left={rest} form={form} />
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <Sum invoice={invoice} form={form} />
    </>
  )
}

/** Lines of an issued invoice never move: their place is what they are known by. */
const lineKey = (at: number) => `line ${at}`

type InputsProps = { invoice: Invoice; line: number; left: LeftLine; form: CreditForm }

/** Pieces fill in the amount; an amount of one's own stands instead of pieces. */
function Inputs({ invoice, line, left, form }: InputsProps) {
  const { t, i18n } = useTranslation()
  const item = invoice.items[line]
  const wish: LineWish = form.wishes[line] ?? { quantity: '', amount: '' }
  const words = item?.description ?? ''
  const byPiece = (quantity: number) => {
    if (!item || quantity === 0) return ''
    return quantity === left.quantity ? left.net_amount : lineNetAmount({ ...item, quantity })
  }
  return (
    <>
      <td>
        <NumberInput
          className={classes.quantity}
          aria-label={`${words}: ${t('invoices.credit.partly.quantity')}`}
          min={0}
          max={left.quantity}
          allowNegative={false}
          clampBehavior="strict"
          hideControls
          {...numberSigns(i18n.language)}
          value={wish.quantity}
          onChange={(typed) => {
            const quantity = typed === '' ? '' : Number(typed)
            form.setWish(line, { quantity, amount: quantity === '' ? '' : byPiece(quantity) })
          }}
        />
      </td>
      <td>
        <NumberInput
          className={classes.amount}
          aria-label={`${words}: ${t('invoices.credit.partly.amount')}`}
          min={0}
          max={left.net_amount}
          decimalScale={2}
          allowNegative={false}
          clampBehavior="strict"
          hideControls
          {...numberSigns(i18n.language)}
          value={wish.amount}
          onValueChange={({ floatValue }, { source }) => {
            // What the pieces filled in is no amount of one's own.
            if (source === 'event') form.setWish(line, { quantity: '', amount: floatValue ?? '' })
          }}
        />
      </td>
    </>
  )
}

function Sum({ invoice, form: { plan } }: { invoice: Invoice; form: CreditForm }) {
  const { t, i18n } = useTranslation()
  if (typeof plan === 'string') return null
  const amount = (value: number) => paperAmount(value, invoice.currency, i18n.language)
  return (
    <p className={classes.sum} data-testid="credit-sum">
      <span>
        {t('invoices.totals.vatPlain')} <bdi>{amount(plan.tax_amount)}</bdi>
      </span>
      <strong>
        {t('invoices.credit.partly.sum')} <bdi>{amount(plan.total_amount)}</bdi>
      </strong>
    </p>
  )
}
