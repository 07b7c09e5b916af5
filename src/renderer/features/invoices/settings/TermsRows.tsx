import { NumberInput, SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { numberSigns } from '#renderer/records/formats.ts'
import { SettingRow } from '#renderer/ui/SettingsSection.tsx'
import { packs, regionCurrencies, regions } from '#shared/invoices/price.list.ts'
import classes from './InvoiceSection.module.css'
import type { SettingsForm } from './useInvoiceSettings.ts'

/** Numbers, terms, and when an allocation number is asked for. */
export function TermsRows({ form }: { form: SettingsForm }) {
  const { t } = useTranslation()
  const { draft, change } = form
  const year = draft.numbering_start?.year ?? new Date().getFullYear()
  const whole = { allowDecimal: false, allowNegative: false, clampBehavior: 'strict' } as const
  return (
    <>
      <SettingRow label={t('invoices.settings.dueDays')}>
        <NumberInput
          {...whole}
          className={classes.number}
          aria-label={t('invoices.settings.dueDays')}
          min={0}
          max={365}
          value={draft.due_days}
          onChange={(days) => change({ due_days: Number(days) || 0 })}
        />
      </SettingRow>
      <SettingRow label={t('invoices.settings.vatRate')}>
        <NumberInput
          className={classes.number}
          aria-label={t('invoices.settings.vatRate')}
          min={0}
          max={100}
          allowNegative={false}
          clampBehavior="strict"
          value={draft.vat_rate}
          onChange={(rate) => change({ vat_rate: Number(rate) || 0 })}
        />
      </SettingRow>
      <SettingRow label={t('invoices.settings.start')} hint={t('invoices.settings.startHint')}>
        <NumberInput
          {...whole}
          className={classes.number}
          aria-label={t('invoices.settings.start')}
          min={1}
          max={99_999}
          value={draft.numbering_start?.count ?? ''}
          onChange={(count) =>
            change({ numbering_start: count === '' ? null : { year, count: Number(count) } })
          }
        />
        <span className={classes.between}>{t('invoices.settings.startYear')}</span>
        <NumberInput
          {...whole}
          className={classes.number}
          aria-label={t('invoices.settings.startYear')}
          min={2000}
          max={2199}
          clampBehavior="blur"
          thousandSeparator={false}
          disabled={draft.numbering_start === null}
          value={year}
          onChange={(value) =>
            draft.numbering_start &&
            change({ numbering_start: { ...draft.numbering_start, year: Number(value) || year } })
          }
        />
      </SettingRow>
      <SettingRow label={t('invoices.settings.threshold')} hint={t('invoices.settings.thresholdHint')}>
        <Amount
          label={t('invoices.settings.threshold')}
          value={draft.allocation_threshold}
          onValue={(allocation_threshold) => change({ allocation_threshold })}
        />
      </SettingRow>
    </>
  )
}

/** What each pack costs in each region. */
export function PriceRows({ form }: { form: SettingsForm }) {
  const { t } = useTranslation()
  const { draft, change } = form
  const includes = draft.prices_include_vat
  return (
    <>
      <div className={classes.scroll}>
        <table className={classes.prices}>
          <thead>
            <tr>
              <td />
              {packs.map((pack) => (
                <th key={pack} scope="col">
                  {t(`enums.pack.${pack}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {regions.map((region) => (
              <tr key={region}>
                <th scope="row">
                  {t(`invoices.region.${region}`)} <bdi>{regionCurrencies[region]}</bdi>
                </th>
                {packs.map((pack) => (
                  <td key={pack}>
                    <Amount
                      label={`${t(`invoices.region.${region}`)}, ${t(`enums.pack.${pack}`)}`}
                      value={draft.prices[region][pack]}
                      onValue={(price) =>
                        change({
                          prices: {
                            ...draft.prices,
                            [region]: { ...draft.prices[region], [pack]: price ?? 0 }
                          }
                        })
                      }
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <SettingRow label={t('invoices.settings.includeVat')}>
        <SegmentedControl
          aria-label={t('invoices.settings.includeVat')}
          data={(['unknown', 'yes', 'no'] as const).map((value) => ({
            value,
            label: t(`invoices.settings.includeVatChoice.${value}`)
          }))}
          value={includes === null ? 'unknown' : includes ? 'yes' : 'no'}
          onChange={(value) => change({ prices_include_vat: value === 'unknown' ? null : value === 'yes' })}
        />
      </SettingRow>
    </>
  )
}

type AmountProps = { label: string; value: number | null; onValue: (value: number | null) => void }

function Amount({ label, value, onValue }: AmountProps) {
  const { i18n } = useTranslation()
  return (
    <NumberInput
      className={classes.amount}
      aria-label={label}
      min={0}
      max={1e9}
      decimalScale={2}
      allowNegative={false}
      hideControls
      {...numberSigns(i18n.language)}
      value={value ?? ''}
      onChange={(typed) => onValue(typed === '' ? null : Number(typed))}
    />
  )
}
