import { useQuery } from '@tanstack/react-query'
import { useLocation, useParams } from 'wouter'
import { callOptions } from '#renderer/api/queries.ts'
import { BackToList } from '#renderer/records/page/BackToList.tsx'
import { RecordSkeleton } from '#renderer/records/page/RecordColumns.tsx'
import { useBackKey } from '#renderer/records/page/useBackKey.ts'
import { useMay } from '#renderer/state/session.store.ts'
import { ErrorState } from '#renderer/ui/ErrorState.tsx'
import { AppError } from '#shared/ipc/result.ts'
import { InvoiceDocument } from './document/InvoiceDocument.tsx'
import { InvoiceEditor } from './editor/InvoiceEditor.tsx'

/** One invoice: a draft is edited here, an issued one is read, sent and paid. */
export function InvoicePage() {
  const { id = '' } = useParams<{ id: string }>()
  const [, navigate] = useLocation()
  const mayWrite = useMay('sales')
  const { data: invoice, error, refetch } = useQuery(callOptions('invoices', 'get', { _id: id }))
  useBackKey(() => navigate('/invoices'))
  // A draft that was deleted is not shown from memory.
  const isGone = error instanceof AppError && error.code === 'not_found'
  if (error && (isGone || !invoice)) {
    return (
      <ErrorState error={error} onRetry={() => void refetch()}>
        <BackToList href="/invoices" />
      </ErrorState>
    )
  }
  if (!invoice) return <RecordSkeleton />
  const isDraft = invoice.state === 'draft'
  return isDraft && mayWrite ? (
    <InvoiceEditor key={id} invoice={invoice} />
  ) : (
    <InvoiceDocument key={id} invoice={invoice} />
  )
}
