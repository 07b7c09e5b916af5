import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { policies, sameBys, unreadables } from '#shared/lead-imports/import.schema.ts'
import classes from './ImportPage.module.css'
import { changeRules, type Rules, useImport } from './import.store.ts'

/** What becomes of rows whose lead is there already, or that can't be read. */
export function RulesForm() {
  const { t } = useTranslation()
  const { policy, same_by, unreadable } = useImport((state) => state.rules)
  return (
    <div className={classes.form}>
      <Select
        label={t('leadImports.check.policyLabel')}
        data={policies.map((value) => ({ value, label: t(`leadImports.check.policy.${value}`) }))}
        value={policy}
        allowDeselect={false}
        onChange={(value) => changeRules({ policy: value as Rules['policy'] })}
      />
      <Select
        label={t('leadImports.check.same')}
        data={sameBys.map((value) => ({ value, label: t(`leadImports.check.sameBy.${value}`) }))}
        value={same_by}
        allowDeselect={false}
        disabled={policy === 'create'}
        onChange={(value) => changeRules({ same_by: value as Rules['same_by'] })}
      />
      <Select
        label={t('leadImports.check.unreadableLabel')}
        data={unreadables.map((value) => ({ value, label: t(`leadImports.check.unreadable.${value}`) }))}
        value={unreadable}
        allowDeselect={false}
        onChange={(value) => changeRules({ unreadable: value as Rules['unreadable'] })}
      />
    </div>
  )
}
