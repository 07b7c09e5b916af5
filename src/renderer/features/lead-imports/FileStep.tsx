import { Button } from '@mantine/core'
import { IconTableImport } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { scrollRegion } from '#renderer/ui/scrollRegion.ts'
import { showError } from '#renderer/ui/toasts.tsx'
import type { ChosenFile } from '#shared/lead-imports/import.contract.ts'
import classes from './ImportPage.module.css'
import { chooseFile } from './import.start.ts'
import { goToStep, useImport } from './import.store.ts'
import { refusalText } from './import.words.ts'
import { ReadingForm } from './ReadingForm.tsx'
import { StepFrame } from './StepFrame.tsx'
import tables from './Tables.module.css'

/** Which file, and how its bytes become a table. */
export function FileStep() {
  const { t } = useTranslation()
  const file = useImport((state) => state.file)
  const choose = useMutation({
    mutationFn: chooseFile,
    onError: (error) => showError(refusalText(t, error) ?? error)
  })
  if (!file) {
    return (
      <StepFrame>
        <EmptyState
          icon={IconTableImport}
          title={t('leadImports.file.title')}
          actions={
            <Button data-part="choose" loading={choose.isPending} onClick={() => choose.mutate()}>
              {t('leadImports.file.choose')}
            </Button>
          }
        >
          {t('leadImports.file.text')}
        </EmptyState>
      </StepFrame>
    )
  }
  return (
    <StepFrame
      actions={
        <>
          <Button variant="default" loading={choose.isPending} onClick={() => choose.mutate()}>
            {t('leadImports.file.other')}
          </Button>
          <Button data-part="next" onClick={() => goToStep('columns')}>
            {t('leadImports.next')}
          </Button>
        </>
      }
    >
      <FileFacts file={file} />
      <ReadingForm file={file} />
      <Head file={file} />
    </StepFrame>
  )
}

function FileFacts({ file }: { file: ChosenFile }) {
  const { t, i18n } = useTranslation()
  const size = new Intl.NumberFormat(i18n.language, {
    style: 'unit',
    unit: file.bytes < 1e6 ? 'kilobyte' : 'megabyte',
    maximumFractionDigits: 1
  }).format(file.bytes / (file.bytes < 1e6 ? 1e3 : 1e6))
  const facts = [
    t('leadImports.file.rows', { count: file.table.rows }),
    t('leadImports.file.columns', { count: file.table.columns.length }),
    size
  ]
  return (
    <div className={classes.facts}>
      <h2 className={classes.title}>
        <bdi>{file.name}</bdi>
      </h2>
      <span className={classes.quiet}>{facts.join(' · ')}</span>
    </div>
  )
}

/** The file's first lines as they stand there. */
function Head({ file }: { file: ChosenFile }) {
  const { t } = useTranslation()
  const { head, reading, columns } = file.table
  const rows = head.map((cells, line) => ({
    line,
    cells: columns.map((_, column) => ({ column, text: cells[column] ?? '' }))
  }))
  return (
    <div className={tables.tableBox} {...scrollRegion(t('leadImports.file.head'))}>
      <table className={tables.table} aria-label={t('leadImports.file.head')}>
        <tbody>
          {rows.map(({ line, cells }) => (
            <tr key={line} data-header={(line === 0 && reading.has_header) || undefined}>
              {cells.map(({ column, text }) => (
                <td key={column}>
                  <bdi>{text}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
