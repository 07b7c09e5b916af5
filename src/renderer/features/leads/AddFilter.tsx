import { Button } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FilterPicker } from './FilterPicker.tsx'
import { type ActiveFilter, type FilterField, setFilterValues } from './leads.store.ts'
import { toggled } from './toggled.ts'
import { filterFields, useFilterOptions } from './useFilterOptions.ts'

/** Adds a filter in two steps behind one button: which field, then which values. */
export function AddFilter({ filter }: { filter: ActiveFilter }) {
  const { t } = useTranslation()
  const { optionsOf } = useFilterOptions()
  const [field, setField] = useState<FilterField | null>(null)
  const free = filterFields.filter((candidate) => candidate === field || filter[candidate].length === 0)
  const fieldOptions = free.map((value) => ({ value, label: t(`leads.field.${value}`) }))
  if (free.length === 0) return null
  return (
    <FilterPicker
      options={field ? optionsOf(field) : fieldOptions}
      chosen={field ? filter[field] : []}
      onChoose={(value) => {
        if (field) setFilterValues(field, toggled<string>(filter[field], value))
        else setField(free.find((candidate) => candidate === value) ?? null)
      }}
      onClosed={() => setField(null)}
      target={(toggle, opened) => (
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          aria-expanded={opened}
          leftSection={<IconFilter size={15} stroke={1.7} />}
          onClick={toggle}
        >
          {t('leads.filter.add')}
        </Button>
      )}
    />
  )
}
