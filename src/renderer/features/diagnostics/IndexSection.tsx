import { IconAlertTriangle, IconCheck, IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { SettingsSection } from '#renderer/ui/SettingsSection.tsx'
import type { IndexReport } from '#shared/diagnostics/diagnostics.contract.ts'
import classes from './Diagnostics.module.css'
import { indexKeys } from './diagnostics.text.ts'

/** Every index that the application wants; those that failed first, with the server's reason. */
export function IndexSection({ indexes }: { indexes: IndexReport[] }) {
  const { t } = useTranslation()
  const failed = indexes.filter((index) => index.state === 'failed')
  const fine = indexes.filter((index) => index.state !== 'failed')
  if (indexes.length === 0) return null
  return (
    <SettingsSection
      title={t('settings.diagnostics.indexes')}
      aside={
        <span className={classes.quiet}>
          {failed.length === 0
            ? t('settings.diagnostics.indexesFine')
            : t('settings.diagnostics.indexesFailed', { count: failed.length })}
        </span>
      }
    >
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('settings.diagnostics.collection')}</th>
            <th scope="col">{t('settings.diagnostics.index')}</th>
            <th scope="col">{t('settings.diagnostics.keys')}</th>
            <th scope="col">{t('settings.diagnostics.state')}</th>
          </tr>
        </thead>
        <tbody>
          {[...failed, ...fine].map((index) => (
            <IndexRow key={`${index.collection}.${index.name}`} index={index} />
          ))}
        </tbody>
      </table>
    </SettingsSection>
  )
}

const stateIcons = { there: IconCheck, created: IconPlus, failed: IconAlertTriangle }

function IndexRow({ index }: { index: IndexReport }) {
  const { t } = useTranslation()
  const Icon = stateIcons[index.state]
  return (
    <tr>
      <td>
        <bdi>{index.collection}</bdi>
      </td>
      <td>
        <bdi>{index.name}</bdi>
        {index.reason && (
          <div className={classes.why}>
            <div>{t('settings.diagnostics.duplicatesHint')}</div>
            <code className={classes.code} dir="ltr">
              {index.reason}
            </code>
          </div>
        )}
      </td>
      <td>
        <bdi>{indexKeys(index.keys)}</bdi>
      </td>
      <td>
        <span className={classes.state} data-state={index.state}>
          <Icon size={14} stroke={1.75} aria-hidden />
          {t(`settings.diagnostics.indexState.${index.state}`)}
        </span>
      </td>
    </tr>
  )
}
