import { type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '#renderer/state/session.store.ts'
import { PageHeader } from '#renderer/ui/PageHeader.tsx'
import { AccountSection } from './AccountSection.tsx'
import { AppearanceSection } from './AppearanceSection.tsx'
import classes from './Settings.module.css'
import { WorkspaceSection } from './WorkspaceSection.tsx'

/** One column of sections. `importSection` comes from its own feature and is shown to administrators. */
export function SettingsPage({ importSection }: { importSection: ReactNode }) {
  const { t } = useTranslation()
  const mayImport = useMay('admin')
  return (
    <>
      <PageHeader title={t('settings.title')} />
      <div className={classes.scroll}>
        <div className={classes.column}>
          <AppearanceSection />
          <AccountSection />
          <WorkspaceSection />
          {mayImport && <Suspense>{importSection}</Suspense>}
        </div>
      </div>
    </>
  )
}
