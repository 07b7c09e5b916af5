import type { ReactNode } from 'react'
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
  paymentSection: ReactNode
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
          <AccountSection passwordRow={props.passwordRow} />
          <WorkspaceSection />
          {maySend && mailboxSection}
          {isAdmin && props.invoiceSection}
          {isAdmin && props.paymentSection}
          {isAdmin && pipelineSection}
          {isAdmin && props.scoreSection}
          {isAdmin && (
            <section>
              <h2 className={classes.heading}>{t('mail.templates.title')}</h2>
              {templateSection}
            </section>
          )}
          {isAdmin && importSection}
        </div>
      </div>
    </>
  )
}
