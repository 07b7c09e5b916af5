import { Button } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callOptions } from '#renderer/api/queries.ts'
import { InvoiceStateBadge } from '#renderer/records/invoices/InvoiceStateBadge.tsx'
import { RecordHeader, RecordTitle } from '#renderer/records/page/RecordHeader.tsx'
import { ErrorText } from '#renderer/ui/ErrorText.tsx'
import { useUnsavedGuard } from '#renderer/ui/useUnsavedGuard.ts'
import type { Invoice } from '#shared/invoices/invoice.schema.ts'
import { invoiceTotals } from '#shared/invoices/invoice.totals.ts'
import { InvoiceMenu } from '../InvoiceMenu.tsx'
import { LinksList } from '../LinksList.tsx'
import { TotalsTable } from '../TotalsTable.tsx'
import { ConflictNotice } from './ConflictNotice.tsx'
import { ClientCard, NotesCard, TermsCard } from './DraftFieldsCards.tsx'
import classes from './InvoiceEditor.module.css'
import { IssueDialog } from './IssueDialog.tsx'
import { LineGrid } from './LineGrid.tsx'
import { type DraftForm, useDraft } from './useDraft.ts'

/** A draft: whom it is for, its lines with live sums, and its terms. It saves itself. */
export function InvoiceEditor({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation()
  const form = useDraft(invoice)
  const [issuing, setIssuing] = useState(false)
  const { data: settings } = useQuery(callOptions('invoiceSettings', 'get', {}))
  // While a save is refused, going away would lose sight of it.
  useUnsavedGuard(form.state === 'unsaved' && form.error !== null)
  const { draft, change } = form
  const sums = useMemo(
    () => ({ ...invoiceTotals(draft.items), currency: draft.currency }),
    [draft.items, draft.currency]
  )
  const issue = async () => {
    if (await form.flush()) setIssuing(true)
  }
  const client = draft.client_company ?? draft.client_name
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the whole page
    <div className={classes.page} onKeyDown={getHotkeyHandler([['mod+Enter', () => void issue()]])}>
      <RecordHeader
        listHref="/invoices"
        picture={{ name: client ?? t('invoices.editor.draftOf'), hueKey: invoice._id }}
        marks={<InvoiceStateBadge state="draft" />}
        actions={
          <>
            <SavedMark form={form} />
            <InvoiceMenu invoice={invoice} flush={form.flush} />
            <Button data-testid="issue-invoice" onClick={() => void issue()}>
              {t('invoices.action.issue')}
            </Button>
          </>
        }
      >
        <RecordTitle
          name={invoice.invoice_number ?? t('invoices.editor.draftOf')}
          aside={client ?? t('invoices.noClient')}
        />
      </RecordHeader>
      <div className={classes.columns}>
        <div className={classes.main}>
          {form.conflict && <ConflictNotice form={form} conflict={form.conflict} />}
          <ClientCard draft={draft} change={change} />
          <LineGrid draft={draft} change={change} vatRate={settings?.vat_rate ?? 18} />
          <div className={classes.totals}>
            <TotalsTable sums={sums} />
          </div>
          <NotesCard draft={draft} change={change} />
        </div>
        <aside className={classes.side}>
          <TermsCard draft={draft} change={change} />
          <LinksList links={draft} />
        </aside>
      </div>
      {issuing && <IssueDialog invoice={invoice} onClose={() => setIssuing(false)} />}
    </div>
  )
}

function SavedMark({ form }: { form: DraftForm }) {
  const { t } = useTranslation()
  const isRefused = form.state === 'unsaved' && form.error !== null && !form.conflict
  return (
    <span className={classes.saved} data-state={form.state} role="status">
      {isRefused ? <ErrorText error={form.error} /> : t(`invoices.editor.${form.state}`)}
      {isRefused && (
        <Button size="compact-xs" variant="default" onClick={() => void form.flush()}>
          {t('invoices.editor.retry')}
        </Button>
      )}
    </span>
  )
}
