import { ActionIcon } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Card } from '#renderer/records/figures/Card.tsx'
import { formatMonth } from '#renderer/records/formats.ts'
import { useTeammates } from '#renderer/records/useTeammates.ts'
import { useSession } from '#renderer/state/session.store.ts'
import { type Month, monthStart, monthsFrom, type Target } from '#shared/forecast/forecast.schema.ts'
import classes from './Forecast.module.css'
import type { OpenList } from './ForecastPage.tsx'
import { type WonFigure, type WonRow, wonFilter, wonRows } from './forecast.figures.ts'
import { WonPerson, WonTotals } from './WonRows.tsx'

type Won = { won: WonFigure[]; targets: Target[] }
type Props = {
  query: UseQueryResult<Won, Error>
  year: number
  onYear: (year: number) => void
  currency: string
  open: OpenList
}

/** What each person has won in each month of a year, against what they were to win; an administrator sets that. */
export function WonCard({ query, year, onYear, currency, open }: Props) {
  const { t } = useTranslation()
  const months = monthsFrom(`${year}-01`, 12)
  const sellers = useSellers()
  return (
    <Card title={t('forecast.won')} query={query} wide>
      {(data) => (
        <>
          <YearSwitch year={year} onYear={onYear} />
          <Matrix
            rows={wonRows(data, { months, currency, sellers })}
            months={months}
            currency={currency}
            onOpen={(owner, span) => open(wonFilter(owner, currency, span))}
          />
        </>
      )}
    </Card>
  )
}

/** Everybody who sells; a salesperson sees only themselves. */
function useSellers(): string[] {
  const { all } = useTeammates()
  const user = useSession((session) => session.user)
  if (user?.role === 'sales') return [user.email]
  return all.filter(({ is_active, role }) => is_active && role !== 'viewer').map(({ email }) => email)
}

function YearSwitch({ year, onYear }: Pick<Props, 'year' | 'onYear'>) {
  const { t } = useTranslation()
  return (
    <div className={classes.year}>
      <ActionIcon size="sm" aria-label={t('forecast.yearBefore')} onClick={() => onYear(year - 1)}>
        <IconChevronLeft size={15} stroke={1.7} className={classes.points} aria-hidden />
      </ActionIcon>
      <span className={classes.yearName}>{year}</span>
      <ActionIcon size="sm" aria-label={t('forecast.yearAfter')} onClick={() => onYear(year + 1)}>
        <IconChevronRight size={15} stroke={1.7} className={classes.points} aria-hidden />
      </ActionIcon>
    </div>
  )
}

export type OpenWon = (owner: string | null | undefined, span: { from: Month; to: Month }) => void
type MatrixProps = { rows: WonRow[]; months: Month[]; currency: string; onOpen: OpenWon }

function Matrix({ rows, months, currency, onOpen }: MatrixProps) {
  const { t, i18n } = useTranslation()
  return (
    <div className={classes.matrixScroll}>
      <table className={classes.matrix}>
        <thead>
          <tr>
            <th scope="col" className={classes.person}>
              {t('opportunities.field.owner')}
            </th>
            {months.map((month) => (
              <th key={month} scope="col">
                {formatMonth(monthStart(month), i18n.language, 'short')}
              </th>
            ))}
            <th scope="col">{t('forecast.total')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <WonPerson key={row.owner ?? ''} row={row} currency={currency} onOpen={onOpen} />
          ))}
        </tbody>
        <tfoot>
          <WonTotals rows={rows} months={months} currency={currency} onOpen={onOpen} />
        </tfoot>
      </table>
    </div>
  )
}
