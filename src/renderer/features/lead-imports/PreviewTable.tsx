import { useTranslation } from 'react-i18next'
import { scrollRegion } from '#renderer/ui/scrollRegion.ts'
import type { PreviewRow } from '#shared/lead-imports/import.contract.ts'
import {
  type ImportColumn,
  type ImportField,
  importFields,
  type LeadImportReport,
  type Outcome,
  type Problem
} from '#shared/lead-imports/import.schema.ts'
import classes from './ImportPage.module.css'
import { fieldName, problemText, valueText } from './import.words.ts'
import tables from './Tables.module.css'

type Props = { rows: PreviewRow[]; first: LeadImportReport['first']; columns: ImportColumn[] }

/** The first rows as they will be stored, the problem of each cell in its place, and what will happen to each. */
export function PreviewTable({ rows, first, columns }: Props) {
  const { t } = useTranslation()
  const fields = shownFields(rows, columns)
  return (
    <section>
      <h2 className={classes.title}>{t('leadImports.check.preview')}</h2>
      <div className={tables.tableBox} {...scrollRegion(t('leadImports.check.preview'))}>
        <table className={tables.table} aria-label={t('leadImports.check.preview')}>
          <thead>
            <tr>
              <th scope="col" className={tables.line}>
                {t('leadImports.check.line')}
              </th>
              <th scope="col">{t('leadImports.check.outcome')}</th>
              {fields.map((field) => (
                <th key={field} scope="col">
                  {fieldName(t, field)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={row.line}>
                <td className={tables.line}>{row.line}</td>
                <OutcomeCell problems={problemsOf(row, first[at])} outcome={first[at]?.outcome} />
                {fields.map((field) => (
                  <ValueCell key={field} row={row} problems={problemsOf(row, first[at])} field={field} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** The fields that columns are for, and those that come of others, such as a name of two parts. */
function shownFields(rows: PreviewRow[], columns: ImportColumn[]): ImportField[] {
  const mapped = new Set(columns.map(({ field }) => field))
  return importFields.filter((field) => {
    if (field === 'first_name' || field === 'last_name') return false
    return mapped.has(field) || rows.some(({ values }) => values[field] !== undefined)
  })
}

/** Whether something is missing, or stands against the leads that are there, only the check tells. */
function problemsOf(row: PreviewRow, end: LeadImportReport['first'][number] | undefined): Problem[] {
  return end && end.problems.length > 0 ? end.problems : row.problems
}

function OutcomeCell({ problems, outcome }: { problems: Problem[]; outcome: Outcome | undefined }) {
  const { t } = useTranslation()
  return (
    <td className={tables.outcome} data-outcome={outcome}>
      {outcome ? t(`leadImports.outcome.${outcome}`) : '…'}
      {problems.map((problem) => (
        <span key={`${problem.field} ${problem.code}`} className={tables.problem}>
          {problem.field === null ? problemText(t, problem) : fieldName(t, problem.field)}
        </span>
      ))}
    </td>
  )
}

function ValueCell({ row, problems, field }: { row: PreviewRow; problems: Problem[]; field: ImportField }) {
  const { t, i18n } = useTranslation()
  const value = row.values[field]
  const problem = problems.find((found) => found.field === field)
  const warning = row.warnings.find((found) => found.field === field)
  const said = problem ?? warning
  return (
    <td data-problem={problem ? 'bad' : warning ? 'warned' : undefined}>
      {value !== undefined && <bdi>{valueText(t, i18n.language, field, value)}</bdi>}
      {said && <span className={tables.problem}>{problemText(t, said, true)}</span>}
    </td>
  )
}
