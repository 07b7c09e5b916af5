import { Select, TagsInput, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { enumLabel, type LabelKind } from '#renderer/records/enum-labels.ts'
import { OwnerSelect } from '#renderer/records/OwnerSelect.tsx'
import { useMay } from '#renderer/state/session.store.ts'
import type { ImportDefaults } from '#shared/lead-imports/import.schema.ts'
import { leadStatuses, priorities } from '#shared/leads/lead.values.ts'
import { stages } from '#shared/opportunities/stages.ts'
import { languages } from '#shared/values/language.ts'
import classes from './ImportPage.module.css'
import { changeDefaults, useImport } from './import.store.ts'

/** What every new lead gets where the file says nothing. */
export function DefaultsForm() {
  const { t } = useTranslation()
  const mayAssign = useMay('admin')
  const { owner_email, source, tags } = useImport((state) => state.rules.defaults)
  return (
    <fieldset className={classes.defaults}>
      <legend>{t('leadImports.check.defaults')}</legend>
      <div className={classes.form}>
        {mayAssign && (
          <OwnerSelect
            label={t('leads.field.owner')}
            value={owner_email}
            onChange={(email) => changeDefaults({ owner_email: email })}
          />
        )}
        <Choice field="status" kind="lead_status" options={leadStatuses} />
        <Choice field="stage" kind="lead_stage" options={stages} />
        <Choice field="priority" kind="priority" options={priorities} />
        <Choice field="language" kind="language" options={languages} />
        <TextInput
          label={t('leads.field.source')}
          maxLength={200}
          value={source ?? ''}
          onChange={(event) => changeDefaults({ source: event.currentTarget.value || null })}
        />
        <TagsInput
          label={t('leads.field.tags')}
          value={tags}
          maxTags={20}
          maxLength={60}
          onChange={(changed) => changeDefaults({ tags: changed.map((tag) => tag.trim()).filter(Boolean) })}
        />
      </div>
    </fieldset>
  )
}

type ChoiceProps = {
  field: 'status' | 'stage' | 'priority' | 'language'
  kind: LabelKind
  options: readonly string[]
}

function Choice({ field, kind, options }: ChoiceProps) {
  const { t } = useTranslation()
  const value = useImport((state) => state.rules.defaults[field])
  return (
    <Select
      clearable
      label={t(`leads.field.${field}`)}
      placeholder={t('leadImports.check.usual')}
      data={options.map((option) => ({ value: option, label: enumLabel(t, kind, option) }))}
      value={value}
      onChange={(chosen) => changeDefaults({ [field]: chosen } as Partial<ImportDefaults>)}
    />
  )
}
