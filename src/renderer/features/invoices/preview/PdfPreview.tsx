import { Button, Modal } from '@mantine/core'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { ErrorState } from '#renderer/ui/ErrorState.tsx'
import { TextSkeleton } from '#renderer/ui/Skeletons.tsx'
import { showError } from '#renderer/ui/toasts.tsx'
import type { Invoice } from '#shared/invoices/invoice.schema.ts'
import { useInvoiceCommands } from '../useInvoiceCommands.ts'
import classes from './Preview.module.css'
import { drawPage, openPdf, type PdfDocument, pageText } from './pdf.pages.ts'
import { printPages } from './print.pages.ts'

type Props = { invoice: Invoice; onClose: () => void }

/** The document as it will be saved, sent and printed: the PDF itself, drawn in the window. */
export function PdfPreview({ invoice, onClose }: Props) {
  const { t } = useTranslation()
  const { savePdf } = useInvoiceCommands(invoice)
  const { data: pdf, error, refetch } = usePdf(invoice._id)
  const [isPrinting, setPrinting] = useState(false)

  async function print(shown: PdfDocument): Promise<void> {
    setPrinting(true)
    await printPages(shown).catch((failure: unknown) => showError(failure))
    setPrinting(false)
  }

  return (
    <Modal
      opened
      onClose={onClose}
      size={880}
      title={t('papers.preview.title', { number: invoice.invoice_number ?? t('invoices.editor.draftOf') })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <div className={classes.actions}>
        <Button
          variant="default"
          leftSection={<IconPrinter size={15} stroke={1.7} aria-hidden />}
          disabled={!pdf}
          loading={isPrinting}
          onClick={() => pdf && void print(pdf)}
        >
          {t('papers.preview.print')}
        </Button>
        <Button leftSection={<IconDownload size={15} stroke={1.7} aria-hidden />} onClick={savePdf}>
          {t('invoices.pdf.save')}
        </Button>
      </div>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!pdf && !error && <TextSkeleton lines={16} />}
      {pdf && (
        <div className={classes.pages} data-testid="pdf-pages">
          {Array.from({ length: pdf.numPages }, (_, at) => (
            <Page key={pageKey(at)} pdf={pdf} at={at + 1} />
          ))}
        </div>
      )}
    </Modal>
  )
}

const pageKey = (at: number) => `page ${at + 1}`

/** The document, read anew each time that the preview opens: it may have been paid meanwhile. */
function usePdf(_id: string) {
  const query = useQuery({
    queryKey: ['pdf', _id],
    queryFn: async () => openPdf((await ask(api.invoices.pdf({ _id }))).content),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY
  })
  const { data } = query
  useEffect(() => () => void data?.loadingTask.destroy(), [data])
  return query
}

function Page({ pdf, at }: { pdf: PdfDocument; at: number }) {
  const { t } = useTranslation()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [text, setText] = useState<string>()
  useEffect(() => {
    const place = canvas.current
    if (!place) return
    const width = place.clientWidth * window.devicePixelRatio
    drawPage(pdf, at, place, width)
      .then(() => pageText(pdf, at))
      .then(setText, (error: unknown) => showError(error))
  }, [pdf, at])
  return (
    <canvas
      ref={canvas}
      className={classes.page}
      role="img"
      aria-label={text ?? t('papers.preview.page', { page: at, pages: pdf.numPages })}
      data-drawn={text !== undefined || undefined}
    />
  )
}
