import { ActionIcon, Button, SegmentedControl } from '@mantine/core'
import { IconBuildingBank, IconChevronLeft, IconChevronRight, IconFileImport } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Redirect } from 'wouter'
import { api, ask } from '#renderer/api/client.ts'
import { callOptions } from '#renderer/api/queries.ts'
import { showRefusal } from '#renderer/records/invoices/invoice.refusal.ts'
import { useMay } from '#renderer/state/session.store.ts'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { ErrorState } from '#renderer/ui/ErrorState.tsx'
import { PageHeader } from '#renderer/ui/PageHeader.tsx'
import { RowSkeletons } from '#renderer/ui/Skeletons.tsx'
import type { StatementSheet } from '#shared/statements/statement.contract.ts'
import { type LineState, lineStates } from '#shared/statements/statement.schema.ts'
import { LineRow } from './LineRow.tsx'
import { SheetDialog } from './SheetDialog.tsx'
import classes from './Statements.module.css'
import { useConfirm } from './useConfirm.ts'

const pageSize = 50

/** What came in on the bank's statements, against what is open. For administrators. */
export function StatementPage() {
  const isAdmin = useMay('admin')
  return isAdmin ? <Page /> : <Redirect to="/invoices" replace />
}

function Page() {
  const { t, i18n } = useTranslation()
  const [state, setState] = useState<LineState>('open')
  const [skip, setSkip] = useState(0)
  const [sheet, setSheet] = useState<StatementSheet | null>(null)
  const { data, error, refetch } = useQuery({
    ...callOptions('statements', 'list', { state, skip, limit: pageSize }),
    placeholderData: keepPreviousData
  })
  const choose = useMutation({
    mutationFn: () => ask(api.statements.chooseFile({})),
    onSuccess: setSheet,
    onError: (refused) => showRefusal(refused, t, i18n.language)
  })
  const show = (next: LineState) => {
    setState(next)
    setSkip(0)
  }
  return (
    <>
      <PageHeader
        title={t('statements.title')}
        actions={
          <Button
            leftSection={<IconFileImport size={15} stroke={1.7} aria-hidden />}
            data-testid="import-statement"
            loading={choose.isPending}
            onClick={() => choose.mutate()}
          >
            {t('statements.import')}
          </Button>
        }
      >
        <Link href="/invoices" className={classes.back}>
          {t('statements.back')}
        </Link>
      </PageHeader>
      <div className={classes.bar}>
        <SegmentedControl
          size="xs"
          aria-label={t('statements.state.label')}
          data={lineStates.map((value) => ({
            value,
            label: [t(`statements.state.${value}`), data?.counts[value] || ''].join(' ').trim()
          }))}
          value={state}
          onChange={(value) => show(value as LineState)}
        />
        {state === 'open' && data && <ConfirmAll rows={data.rows} />}
      </div>
      <div className={classes.scroller}>
        {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!error && !data && <RowSkeletons count={8} />}
        {data?.rows.length === 0 && (
          <EmptyState icon={IconBuildingBank} title={t(`statements.empty.${state}`)}>
            {state === 'open' && t('statements.empty.openText')}
          </EmptyState>
        )}
        <ul className={classes.list}>
          {data?.rows.map((row) => (
            <LineRow key={row._id} row={row} />
          ))}
        </ul>
        {data && data.total > pageSize && <Pager skip={skip} total={data.total} onSkip={setSkip} />}
      </div>
      {sheet && (
        <SheetDialog
          first={sheet}
          onClose={() => setSheet(null)}
          onImported={() => {
            setSheet(null)
            show('open')
          }}
        />
      )}
    </>
  )
}

/** What is certain on this page may be confirmed without looking at each. */
function ConfirmAll({ rows }: { rows: Parameters<typeof LineRow>[0]['row'][] }) {
  const { t } = useTranslation()
  const { confirm, isPending } = useConfirm()
  const certain = rows.flatMap(({ _id, proposal }) =>
    proposal?.is_certain ? [{ _id, allocations: proposal.allocations }] : []
  )
  if (certain.length === 0) return null
  return (
    <Button
      size="compact-sm"
      variant="light"
      data-testid="confirm-certain"
      loading={isPending}
      onClick={() => confirm(certain)}
    >
      {t('statements.confirmAll', { count: certain.length })}
    </Button>
  )
}

function Pager({ skip, total, onSkip }: { skip: number; total: number; onSkip: (skip: number) => void }) {
  const { t } = useTranslation()
  const to = Math.min(total, skip + pageSize)
  return (
    <div className={classes.pager}>
      <ActionIcon
        aria-label={t('statements.previous')}
        disabled={skip === 0}
        onClick={() => onSkip(skip - pageSize)}
      >
        <IconChevronLeft size={16} className={classes.arrow} />
      </ActionIcon>
      {t('statements.page', { from: skip + 1, to, total })}
      <ActionIcon
        aria-label={t('statements.next')}
        disabled={to >= total}
        onClick={() => onSkip(skip + pageSize)}
      >
        <IconChevronRight size={16} className={classes.arrow} />
      </ActionIcon>
    </div>
  )
}
