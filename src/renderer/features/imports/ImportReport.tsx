import { useTranslation } from 'react-i18next'
import type { ImportReport as Report } from '#shared/imports/import.contract.ts'
import classes from './Import.module.css'

/** Counts by collection, and every line that could not be read with its reason. */
export function ImportReport({ report }: { report: Report }) {
  const { t, i18n } = useTranslation()
  const number = new Intl.NumberFormat(i18n.language)
  if (report.collections.length === 0) {
    return <p className={classes.quiet}>{t('settings.import.report.empty')}</p>
  }
  const sum = (field: 'inserted' | 'alreadyThere' | 'rejected') =>
    number.format(report.collections.reduce((total, row) => total + row[field], 0))
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('settings.import.report.collection')}</th>
            <th scope="col" className={classes.number}>
              {t('settings.import.report.inserted')}
            </th>
            <th scope="col" className={classes.number}>
              {t('settings.import.report.alreadyThere')}
            </th>
            <th scope="col" className={classes.number}>
              {t('settings.import.report.rejected')}
            </th>
          </tr>
        </thead>
        <tbody>
          {report.collections.map((row) => (
            <tr key={row.file}>
              <th scope="row">
                <bdi>{row.collection}</bdi>
              </th>
              <td className={classes.number}>{number.format(row.inserted)}</td>
              <td className={classes.number}>{number.format(row.alreadyThere)}</td>
              <td className={classes.number} data-bad={row.rejected > 0 || undefined}>
                {number.format(row.rejected)}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('settings.import.report.total')}</th>
            <td className={classes.number}>{sum('inserted')}</td>
            <td className={classes.number}>{sum('alreadyThere')}</td>
            <td className={classes.number}>{sum('rejected')}</td>
          </tr>
        </tfoot>
      </table>
      {report.rejects.length > 0 && <Rejects report={report} />}
    </>
  )
}

/** At most this many lines are shown; the count says how many there are. */
const shownRejects = 100

function Rejects({ report }: { report: Report }) {
  const { t, i18n } = useTranslation()
  const number = new Intl.NumberFormat(i18n.language)
  const shown = report.rejects.slice(0, shownRejects)
  return (
    <details className={classes.rejects} open>
      <summary>{t('settings.import.report.rejects')}</summary>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('settings.import.report.file')}</th>
            <th scope="col" className={classes.number}>
              {t('settings.import.report.line')}
            </th>
            <th scope="col">{t('settings.import.report.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((reject) => (
            <tr key={`${reject.file}:${reject.line}`}>
              <td>
                <bdi>{reject.file}</bdi>
              </td>
              <td className={classes.number}>{number.format(reject.line)}</td>
              <td title={reject.detail}>{t(`enums.import_reject.${reject.reason}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {report.rejectedTotal > shown.length && (
        <p className={classes.quiet}>
          {t('settings.import.report.rejectsMore', {
            shown: number.format(shown.length),
            total: number.format(report.rejectedTotal)
          })}
        </p>
      )}
    </details>
  )
}
