import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Redirect, useLocation, useParams } from 'wouter'
import { callOptions } from '#renderer/api/queries.ts'
import { formatNumber } from '#renderer/records/formats.ts'
import { useMay } from '#renderer/state/session.store.ts'
import { PageHeader } from '#renderer/ui/PageHeader.tsx'
import { mailFolders } from '#shared/mail/mail.contract.ts'
import { DraftList } from './DraftList.tsx'
import { MailFolderView } from './MailFolderView.tsx'
import pageClasses from './MailPage.module.css'
import { TemplateManager } from './templates/TemplateManager.tsx'

const tabs = [...mailFolders, 'templates'] as const
type Tab = (typeof tabs)[number]

/** Every e-mail that was sent, waits, failed or is being written, and the templates. */
export function MailPage() {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const { folder, key } = useParams<{ folder?: string; key?: string }>()
  const maySend = useMay('sales')
  const offered: Tab[] = maySend ? [...tabs] : ['sent', 'templates']
  const tab = offered.find((candidate) => candidate === folder)
  if (!tab) return <Redirect to="/mail/sent" replace />
  return (
    <>
      <PageHeader title={t('mail.title')}>
        <SegmentedControl
          size="xs"
          aria-label={t('mail.list.label')}
          value={tab}
          onChange={(value) => navigate(`/mail/${value}`)}
          data={offered.map((value) => ({ value, label: <TabLabel tab={value} /> }))}
        />
      </PageHeader>
      {tab === 'templates' && (
        <div className={pageClasses.templates}>
          <TemplateManager />
        </div>
      )}
      {tab === 'drafts' && <DraftList />}
      {tab !== 'templates' && tab !== 'drafts' && <MailFolderView key={tab} folder={tab} selected={key} />}
    </>
  )
}

/** The folder's name, and how many of one's own mails are in it where that calls for something. */
function TabLabel({ tab }: { tab: Tab }) {
  const { t, i18n } = useTranslation()
  const maySend = useMay('sales')
  const { data } = useQuery({ ...callOptions('mail', 'counts', {}), enabled: maySend })
  const count = tab === 'sent' || tab === 'templates' ? 0 : (data?.[tab] ?? 0)
  return (
    <span className={pageClasses.tab}>
      {t(`mail.folder.${tab}`)}
      {count > 0 && <span className={pageClasses.count}>{formatNumber(count, i18n.language)}</span>}
    </span>
  )
}
