import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { callOptions } from '#renderer/api/queries.ts'
import { useMay } from '#renderer/state/session.store.ts'
import type { InvoiceSource } from '#shared/invoices/invoice-draft.schema.ts'
import { Related, RelatedRow } from '../page/Related.tsx'
import { useNewInvoice } from './create.invoice.ts'
import { InvoiceStateBadge } from './InvoiceStateBadge.tsx'
import classes from './Invoices.module.css'
import { paperAmount } from './invoice.words.ts'

type Props = { record: { lead_id: string } | { contact_id: string } | { opportunity_id: string } }

/** The invoices of a record, and the first step to another one. */
export function RelatedInvoices({ record }: Props) {
  const { t, i18n } = useTranslation()
  const mayWrite = useMay('sales')
  const { data, error } = useQuery(callOptions('invoices', 'ofRecord', record))
  return (
    <Related
      title={t('invoices.title')}
      action={mayWrite && <CreateInvoice source={sourceOf(record)} />}
      rows={data?.map((invoice) => (
        <RelatedRow
          key={invoice._id}
          href={`/invoices/${invoice._id}`}
          name={invoice.invoice_number ?? t('invoices.editor.draftOf')}
        >
          <InvoiceStateBadge state={invoice.state} />
          <bdi className={classes.amount}>
            {paperAmount(invoice.total_amount, invoice.currency, i18n.language)}
          </bdi>
        </RelatedRow>
      ))}
      error={error}
      none={t('invoices.empty.record')}
    />
  )
}

function sourceOf(record: Props['record']): InvoiceSource {
  if ('lead_id' in record) return { from: 'lead', ...record }
  return 'contact_id' in record ? { from: 'contact', ...record } : { from: 'opportunity', ...record }
}

function CreateInvoice({ source }: { source: InvoiceSource }) {
  const { t } = useTranslation()
  const { create, isPending } = useNewInvoice()
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      leftSection={<IconPlus size={13} />}
      loading={isPending}
      onClick={() => create(source)}
    >
      {t('invoices.new')}
    </Button>
  )
}
