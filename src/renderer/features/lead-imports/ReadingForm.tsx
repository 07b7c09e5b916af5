import { Checkbox, Select } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { showError } from '#renderer/ui/toasts.tsx'
import type { ChosenFile } from '#shared/lead-imports/import.contract.ts'
import { delimiters, encodings, type Reading } from '#shared/lead-imports/import.schema.ts'
import classes from './ImportPage.module.css'
import { takeTable } from './import.store.ts'
import { delimiterNames, refusalText } from './import.words.ts'

/** How the file is read: found out, and for the person to correct. */
export function ReadingForm({ file }: { file: ChosenFile }) {
  const { t } = useTranslation()
  const { reading } = file.table
  const read = useMutation({
    mutationFn: (change: Partial<Reading>) =>
      ask(api.leadImports.table({ file_id: file.file_id, reading: { ...reading, ...change } })),
    onSuccess: takeTable,
    onError: (error) => showError(refusalText(t, error) ?? error)
  })
  // What was just chosen shows at once; the table follows.
  const shown = read.isPending ? { ...reading, ...read.variables } : reading
  return (
    <div className={classes.form}>
      <Select
        label={t('leadImports.file.encoding')}
        data={encodings.map((value) => ({ value, label: t(`leadImports.encoding.${value}`) }))}
        value={shown.encoding}
        allowDeselect={false}
        disabled={read.isPending}
        onChange={(encoding) => read.mutate({ encoding: encoding as Reading['encoding'] })}
      />
      <Select
        label={t('leadImports.file.delimiter')}
        data={delimiters.map((value) => ({
          value,
          label: t(`leadImports.delimiter.${delimiterNames[value]}`)
        }))}
        value={shown.delimiter}
        allowDeselect={false}
        disabled={read.isPending}
        onChange={(delimiter) => read.mutate({ delimiter: delimiter as Reading['delimiter'] })}
      />
      <Checkbox
        label={t('leadImports.file.hasHeader')}
        checked={shown.has_header}
        disabled={read.isPending}
        onChange={(event) => read.mutate({ has_header: event.currentTarget.checked })}
      />
    </div>
  )
}
