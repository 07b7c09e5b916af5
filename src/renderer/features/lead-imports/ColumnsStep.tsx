import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FormMessage } from '#renderer/ui/FormMessage.tsx'
import { ColumnRow } from './ColumnRow.tsx'
import columnClasses from './Columns.module.css'
import classes from './ImportPage.module.css'
import { goToStep, hasField, useImport } from './import.store.ts'
import { StepFrame } from './StepFrame.tsx'

/** Which field of a lead each column is. */
export function ColumnsStep() {
  const { t } = useTranslation()
  const table = useImport((state) => state.file?.table)
  const columns = useImport((state) => state.columns)
  const used = columns.filter(({ field }) => field !== null).length
  const isKnown = hasField(columns, 'email', 'brand_name', 'company')
  return (
    <StepFrame
      actions={
        <>
          <Button variant="default" onClick={() => goToStep('file')}>
            {t('leadImports.back')}
          </Button>
          <Button data-part="next" disabled={!isKnown} onClick={() => goToStep('check')}>
            {t('leadImports.next')}
          </Button>
        </>
      }
    >
      {!hasField(columns, 'email') && (
        <FormMessage tone="bad">{t('leadImports.columns.needEmail')}</FormMessage>
      )}
      {!hasField(columns, 'brand_name', 'company') && (
        <FormMessage tone="bad">{t('leadImports.columns.needBrand')}</FormMessage>
      )}
      <p className={classes.quiet}>
        {t('leadImports.columns.used', { used, all: columns.length })} {t('leadImports.columns.taken')}
      </p>
      <table className={columnClasses.mapping}>
        <thead>
          <tr>
            <th scope="col">{t('leadImports.columns.column')}</th>
            <th scope="col">{t('leadImports.columns.examples')}</th>
            <th scope="col">{t('leadImports.columns.field')}</th>
          </tr>
        </thead>
        <tbody>
          {table?.columns.map(({ header, samples }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is known by its place alone
            <ColumnRow key={at} at={at} header={header} samples={samples} />
          ))}
        </tbody>
      </table>
    </StepFrame>
  )
}
