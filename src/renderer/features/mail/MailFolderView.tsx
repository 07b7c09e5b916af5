import { IconFilterOff, IconMail } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { mailKey, readMailKey } from '#renderer/records/mail/mail.path.ts'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { ErrorState } from '#renderer/ui/ErrorState.tsx'
import { RowSkeletons } from '#renderer/ui/Skeletons.tsx'
import type { MailFolder } from '#shared/mail/mail.contract.ts'
import type { ListedMail } from '#shared/mail/mail.schema.ts'
import { MailDetail } from './MailDetail.tsx'
import { MailList } from './MailList.tsx'
import classes from './MailPage.module.css'
import { MailSearch } from './MailSearch.tsx'
import { useMailSearch } from './mail.store.ts'
import { useMailList } from './useMailList.ts'

type Props = {
  folder: Exclude<MailFolder, 'drafts'>
  /** The mail in the address. */
  selected: string | undefined
}

/** A folder at the start side, and one of its mails beside it. */
export function MailFolderView({ folder, selected }: Props) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const search = useMailSearch()
  const list = useMailList(folder, search)
  const mail = readMailKey(selected)
  const rows = list.data?.pages.flatMap((page) => page.rows)
  const total = list.data?.pages[0]?.total ?? 0
  const open = (row: ListedMail) =>
    navigate(`/mail/${folder}/${mailKey(row)}`, { replace: selected !== undefined })
  return (
    <div className={classes.page}>
      <div className={classes.listPane}>
        <MailSearch total={rows && total} />
        {list.error && !rows && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
        {!rows && !list.error && <RowSkeletons count={12} />}
        {rows?.length === 0 && <Nothing folder={folder} isSearch={search !== ''} />}
        {rows && rows.length > 0 && (
          <MailList
            rows={rows}
            selected={selected}
            onOpen={open}
            onEnd={() => {
              if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage()
            }}
          />
        )}
      </div>
      <div className={classes.detailPane}>
        {mail ? (
          <MailDetail key={selected} {...mail} />
        ) : (
          <EmptyState icon={IconMail} title={t('mail.list.choose')} />
        )}
      </div>
    </div>
  )
}

function Nothing({ folder, isSearch }: { folder: Props['folder']; isSearch: boolean }) {
  const { t } = useTranslation()
  if (isSearch) {
    return (
      <EmptyState icon={IconFilterOff} title={t('mail.list.noResult')}>
        {t('mail.list.noResultText')}
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={IconMail} title={t(`mail.list.empty.${folder}`)}>
      {t(`mail.list.emptyText.${folder}`)}
    </EmptyState>
  )
}
