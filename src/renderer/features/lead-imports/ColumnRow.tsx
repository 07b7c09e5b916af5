import { Select } from '@mantine/core'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import {
  type DateOrder,
  type DecimalSign,
  dateOrders,
  decimalSigns,
  type ImportField,
  importFields
} from '#shared/lead-imports/import.schema.ts'
import columnClasses from './Columns.module.css'
import { changeColumn, useImport } from './import.store.ts'
import { fieldName } from './import.words.ts'

/** One column: its heading, what is in it, which field it is, and how its dates or amounts are meant. */
export function ColumnRow({ at, header, samples }: { at: number; header: string; samples: string[] }) {
  const { t } = useTranslation()
  const column = useImport((state) => state.columns[at])
  if (!column) return null
  const name = header || t('leadImports.columns.nameless', { number: at + 1 })
  return (
    <tr data-unused={column.field === null || undefined}>
      <th scope="row" dir="auto">
        {name}
      </th>
      <td className={columnClasses.samples}>
        {samples.map((sample, index) => (
          <Fragment key={sample}>
            {index > 0 && ' · '}
            <bdi>{sample}</bdi>
          </Fragment>
        ))}
      </td>
      <td>
        <div className={columnClasses.choices}>
          <Select
            searchable
            clearable
            className={columnClasses.field}
            aria-label={t('leadImports.columns.fieldOf', { column: name })}
            placeholder={t('leadImports.columns.leaveOut')}
            data={importFields.map((value) => ({ value, label: fieldName(t, value) }))}
            value={column.field}
            onChange={(field) => changeColumn(at, { field: field as ImportField | null })}
          />
          {column.field === 'created_at' && (
            <Select
              className={columnClasses.format}
              aria-label={t('leadImports.columns.dates', { column: name })}
              data={dateOrders.map((value) => ({ value, label: t(`leadImports.dates.${value}`) }))}
              value={column.dates}
              allowDeselect={false}
              onChange={(dates) => changeColumn(at, { dates: dates as DateOrder })}
            />
          )}
          {column.field === 'budget_estimated' && (
            <Select
              className={columnClasses.format}
              aria-label={t('leadImports.columns.decimals', { column: name })}
              data={decimalSigns.map((value) => ({ value, label: t(`leadImports.decimals.${value}`) }))}
              value={column.decimals}
              allowDeselect={false}
              onChange={(decimals) => changeColumn(at, { decimals: decimals as DecimalSign })}
            />
          )}
        </div>
      </td>
    </tr>
  )
}
