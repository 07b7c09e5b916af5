import { Button, Modal, Select } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { showRefusal } from '#renderer/records/invoices/invoice.refusal.ts'
import { showDone } from '#renderer/ui/toasts.tsx'
import { delimiters, encodings, type Reading } from '#shared/lead-imports/import.schema.ts'
import { type Currency, currencies } from '#shared/opportunities/opportunity.values.ts'
import type { StatementSheet } from '#shared/statements/statement.contract.ts'
import type { StatementColumn } from '#shared/statements/statement.schema.ts'
import { SheetTable } from './SheetTable.tsx'
import classes from './Statements.module.css'

type Props = { first: StatementSheet; onClose: () => void; onImported: () => void }
type Asked = { reading: Reading; columns: StatementColumn[] | null }

const delimiterNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const

/** How a file of the bank is read, before its lines are kept: found out, and for the person to correct. */
export function SheetDialog({ first, onClose, onImported }: Props) {
  const { t, i18n } = useTranslation()
  const [sheet, setSheet] = useState(first)
  const [currency, setCurrency] = useState<Currency>('EUR')
  const { file_id, reading, columns } = sheet
  const onError = (error: unknown) => showRefusal(error, t, i18n.language)
  const read = useMutation({
    mutationFn: (asked: Asked) => ask(api.statements.read({ file_id, ...asked })),
    onSuccess: setSheet,
    onError
  })
  const keep = useMutation({
    mutationFn: () => ask(api.statements.import({ file_id, plan: { reading, columns, currency } })),
    onSuccess: (counts) => {
      showDone(t('statements.sheet.done', counts))
      onImported()
    },
    onError
  })
  return (
    <Modal
      opened
      onClose={onClose}
      size={880}
      title={t('statements.sheet.title', { name: `\u2068${sheet.name}\u2069` })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <div className={classes.reading}>
        <Select
          label={t('statements.sheet.currency')}
          allowDeselect={false}
          data={currencies.map((value) => ({ value, label: value }))}
          value={currency}
          onChange={(value) => setCurrency(currencies.find((known) => known === value) ?? 'EUR')}
        />
        <Select
          label={t('statements.sheet.encoding')}
          allowDeselect={false}
          data={encodings.map((value) => ({ value, label: t(`leadImports.encoding.${value}`) }))}
          value={reading.encoding}
          disabled={read.isPending}
          onChange={(value) => {
            const encoding = encodings.find((known) => known === value)
            if (encoding) read.mutate({ reading: { ...reading, encoding }, columns: null })
          }}
        />
        <Select
          label={t('statements.sheet.delimiter')}
          allowDeselect={false}
          data={delimiters.map((value) => ({
            value,
            label: t(`leadImports.delimiter.${delimiterNames[value]}`)
          }))}
          value={reading.delimiter}
          disabled={read.isPending}
          onChange={(value) => {
            const delimiter = delimiters.find((known) => known === value)
            if (delimiter) read.mutate({ reading: { ...reading, delimiter }, columns: null })
          }}
        />
      </div>
      <SheetTable
        sheet={sheet}
        isPending={read.isPending}
        onColumns={(changed) => read.mutate({ reading, columns: changed })}
      />
      <Counts sheet={sheet} />
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button
          data-testid="keep-lines"
          loading={keep.isPending}
          disabled={sheet.incoming === 0 || read.isPending}
          onClick={() => keep.mutate()}
        >
          {t('statements.sheet.import', { count: sheet.incoming })}
        </Button>
      </div>
    </Modal>
  )
}

function Counts({ sheet: { incoming, outgoing, unread } }: { sheet: StatementSheet }) {
  const { t } = useTranslation()
  return (
    <ul className={classes.counts} aria-live="polite">
      <li>{t('statements.sheet.incoming', { count: incoming })}</li>
      {outgoing > 0 && <li>{t('statements.sheet.outgoing', { count: outgoing })}</li>}
      {unread.count > 0 && (
        <li>
          {t('statements.sheet.unread', { count: unread.count })}
          {unread.samples.map((sample) => (
            <bdi key={sample} className={classes.sample}>
              {sample}
            </bdi>
          ))}
        </li>
      )}
    </ul>
  )
}
