import { useTranslation } from 'react-i18next'
import { SettingRow, SettingsSection } from '#renderer/ui/SettingsSection.tsx'
import type { Diagnostics } from '#shared/diagnostics/diagnostics.contract.ts'
import classes from './Diagnostics.module.css'

/** What the database holds, by collection. */
export function CollectionSection({ collections }: { collections: Diagnostics['collections'] }) {
  const { t, i18n } = useTranslation()
  const number = new Intl.NumberFormat(i18n.language)
  return (
    <SettingsSection title={t('settings.diagnostics.collections')}>
      {collections.length === 0 ? (
        <SettingRow label={t('settings.diagnostics.noCollections')} />
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('settings.diagnostics.collection')}</th>
              <th scope="col" className={classes.number}>
                {t('settings.diagnostics.documents')}
              </th>
            </tr>
          </thead>
          <tbody>
            {collections.map(({ name, documents }) => (
              <tr key={name}>
                <td>
                  <bdi>{name}</bdi>
                </td>
                <td className={classes.number}>{number.format(documents)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </SettingsSection>
  )
}
