import { NumberInput, Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { DayField } from '#renderer/records/DayField.tsx'
import { enumLabel } from '#renderer/records/enum-labels.ts'
import { numberSigns } from '#renderer/records/formats.ts'
import { currencies } from '#shared/opportunities/opportunity.values.ts'
import { stages } from '#shared/opportunities/stages.ts'
import classes from './ConvertDialog.module.css'
import type { Convert } from './useConvert.ts'

/** A deal can't begin as lost: that would need a reason. */
const firstStages = stages.filter((stage) => stage !== 'lost')

/** The deal that is opened with the conversion: what the first talk brings; the project comes from the lead. */
export function ConvertDeal({ form }: { form: Convert }) {
  const { t, i18n } = useTranslation()
  const { deal, changeDeal, problemOf } = form
  return (
    <div className={classes.deal}>
      <TextInput
        className={classes.wide}
        label={t('opportunities.form.name')}
        withAsterisk
        value={deal.name}
        error={problemOf('name')}
        onChange={(event) => changeDeal({ name: event.currentTarget.value })}
      />
      <NumberInput
        hideControls
        label={t('opportunities.form.value')}
        {...numberSigns(i18n.language)}
        value={deal.value}
        error={problemOf('value')}
        onChange={(value) => changeDeal({ value })}
      />
      <Select
        label={t('opportunities.form.currency')}
        data={[...currencies]}
        allowDeselect={false}
        value={deal.currency}
        onChange={(currency) => currency && changeDeal({ currency })}
      />
      <Select
        className={classes.wide}
        label={t('opportunities.form.stage')}
        data={firstStages.map((value) => ({ value, label: enumLabel(t, 'stage', value) }))}
        allowDeselect={false}
        value={deal.stage}
        onChange={(stage) => stage && changeDeal({ stage })}
      />
      <DayField
        className={classes.wide}
        label={t('opportunities.form.expectedClose')}
        day={deal.expected_close_date}
        onDay={(expected_close_date) => changeDeal({ expected_close_date })}
        offers={[30, 60, 90]}
      />
    </div>
  )
}
