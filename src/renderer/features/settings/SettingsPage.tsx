import { type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '#renderer/state/session.store.ts'
import { PageHeader } from '#renderer/ui/PageHeader.tsx'
import { AccountSection } from './AccountSection.tsx'
import { AppearanceSection } from './AppearanceSection.tsx'
import { RemindersSection } from './RemindersSection.tsx'
import classes from './Settings.module.css'
import { WorkspaceSection } from './WorkspaceSection.tsx'

type Props = {
  /** For everybody: how to change one's own password. */
  passwordRow: ReactNode
  /** Sections of other features: the first is for who may send mail, the others are for administrators. */
  mailboxSection: ReactNode
  invoiceSection: ReactNode
  pipelineSection: ReactNode
  scoreSection: ReactNode
  templateSection: ReactNode
  importSection: ReactNode
}

/** One column of sections. */
export function SettingsPage(props: Props) {
  const { t } = useTranslation()
  const { mailboxSection, pipelineSection, templateSection, importSection } = props
  const maySend = useMay('sales')
  const isAdmin = useMay('admin')
  return (
    <>
      <PageHeader title={t('settings.title')} />
      <div className={classes.scroll}>
        <div className={classes.column}>
          <AppearanceSection />
          <RemindersSection />
          <AccountSection passwordRow={<Suspense>{props.passwordRow}</Suspense>} />
          <WorkspaceSection />
          {maySend && <Suspense>{mailboxSection}</Suspense>}
          {isAdmin && <Suspense>{props.invoiceSection}</Suspense>}
          {isAdmin && <Suspense>{pipelineSection}</Suspense>}
          {isAdmin && <Suspense>{props.scoreSection}</Suspense>}
          {isAdmin && (
            <Suspense>
              <section>
                <h2 className={classes.heading}>{t('mail.templates.title')}</h2>
                {templateSection}
              </section>
            </Suspense>
          )}
          {isAdmin && <Suspense>{importSection}</Suspense>}
        </div>
      </div>
    </>
  )
}
