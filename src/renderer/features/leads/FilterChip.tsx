import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Phrase, slotMarks } from '#renderer/records/Phrase.tsx'
import { FilterPicker } from './FilterPicker.tsx'
import classes from './Filters.module.css'
import { type FilterField, setFilterValues } from './leads.store.ts'
import { toggled } from './toggled.ts'
import { useFilterOptions } from './useFilterOptions.ts'

const marks = slotMarks(['field', 'values'])

/** One filter as a sentence, "Status is New or Contacted": press it to change it, the cross removes it. */
export function FilterChip({ field, chosen }: { field: FilterField; chosen: string[] }) {
  const { t } = useTranslation()
  const { optionsOf } = useFilterOptions()
  const name = t(`leads.field.${field}`)
  return (
    <span className={classes.chip}>
      <FilterPicker
        options={optionsOf(field)}
        chosen={chosen}
        onChoose={(value) => setFilterValues(field, toggled(chosen, value))}
        target={(toggle, opened) => (
          <button
            type="button"
            className={classes.sentence}
            aria-expanded={opened}
            title={t('leads.filter.edit', { field: name })}
            onClick={toggle}
          >
            <Phrase
              text={t('leads.filter.is', marks)}
              slots={{
                field: <span className={classes.field}>{name}</span>,
                values: <Values field={field} chosen={chosen} />
              }}
            />
          </button>
        )}
      />
      <button
        type="button"
        className={classes.remove}
        aria-label={t('leads.filter.remove', { field: name })}
        onClick={() => setFilterValues(field, [])}
      >
        <IconX size={13} aria-hidden />
      </button>
    </span>
  )
}

/** The chosen values joined by the language's own "or". */
function Values({ field, chosen }: { field: FilterField; chosen: string[] }) {
  const { i18n } = useTranslation()
  const { labelOf } = useFilterOptions()
  const parts = new Intl.ListFormat(i18n.language, { type: 'disjunction' }).formatToParts(chosen)
  return parts.map(({ type, value }, at) => {
    const key = `${at} ${value}`
    return type === 'element' ? (
      <bdi key={key} className={classes.value}>
        {labelOf(field, value)}
      </bdi>
    ) : (
      <span key={key}>{value}</span>
    )
  })
}
