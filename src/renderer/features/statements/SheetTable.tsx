import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { dateOrders } from '#shared/lead-imports/import.schema.ts'
import type { StatementSheet } from '#shared/statements/statement.contract.ts'
import { type StatementColumn, statementFields } from '#shared/statements/statement.schema.ts'
import classes from './Statements.module.css'

type Props = {
  sheet: StatementSheet
  isPending: boolean
  onColumns: (columns: StatementColumn[]) => void
}

/** The first rows of the file, and what each column is. */
export function SheetTable({ sheet, isPending, onColumns }: Props) {
  const { columns, header, head } = sheet
  const change = (at: number, part: Partial<StatementColumn>) =>
    onColumns(columns.map((column, index) => (index === at ? { ...column, ...part } : column)))
  return (
    <div className={classes.sheet}>
      <table>
        <thead>
          <tr>
            {columns.map((column, at) => (
              <th key={placeOf(at)} scope="col">
                <ColumnHead
                  column={column}
                  number={at + 1}
                  name={header[at] ?? ''}
                  isPending={isPending}
                  onChange={(part) => change(at, part)}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {head.map((cells, row) => (
            <tr key={placeOf(row)}>
              {columns.map((column, at) => (
                <td key={placeOf(at)} data-out={column.field === null || undefined}>
                  <bdi>{cells[at]}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Rows and columns of a file have no name but their place. */
const placeOf = (at: number) => `place ${at}`

type HeadProps = {
  column: StatementColumn
  number: number
  name: string
  isPending: boolean
  onChange: (part: Partial<StatementColumn>) => void
}

function ColumnHead({ column, number, name, isPending, onChange }: HeadProps) {
  const { t } = useTranslation()
  const label = name || t('statements.sheet.column', { number })
  return (
    <>
      <bdi className={classes.heading}>{label}</bdi>
      <Select
        size="xs"
        aria-label={label}
        allowDeselect={false}
        disabled={isPending}
        data={[
          { value: '', label: t('statements.sheet.leftOut') },
          ...statementFields.map((value) => ({
            value: value as string,
            label: t(`statements.field.${value}`)
          }))
        ]}
        value={column.field ?? ''}
        onChange={(value) => onChange({ field: statementFields.find((field) => field === value) ?? null })}
      />
      {column.field === 'booked_on' && (
        <Select
          size="xs"
          aria-label={t('statements.sheet.dates')}
          allowDeselect={false}
          disabled={isPending}
          data={dateOrders.map((value) => ({ value, label: t(`statements.sheet.dateOrder.${value}`) }))}
          value={column.dates}
          onChange={(value) => onChange({ dates: value === 'mdy' ? 'mdy' : 'dmy' })}
        />
      )}
    </>
  )
}
