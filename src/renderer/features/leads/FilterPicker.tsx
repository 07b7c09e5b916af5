import { Combobox, useCombobox } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './Filters.module.css'
import type { FilterOption } from './useFilterOptions.ts'

type Props = {
  /** The button that opens the list. */
  target: (toggle: () => void, opened: boolean) => ReactNode
  options: FilterOption[]
  chosen: string[]
  onChoose: (value: string) => void
  onClosed?: () => void
}

/** More options than fit at a glance get a search box. */
const searchFrom = 10

/** A list behind a button in which several values can be ticked; it stays open while ticking. */
export function FilterPicker({ target, options, chosen, onChoose, onClosed }: Props) {
  const { t } = useTranslation()
  const [search, setSearch] = useState('')
  const combobox = useCombobox({
    onDropdownOpen: () => combobox.selectFirstOption(),
    onDropdownClose: () => {
      combobox.resetSelectedOption()
      setSearch('')
      onClosed?.()
    }
  })
  const found = options.filter(({ label }) => label.toLowerCase().includes(search.trim().toLowerCase()))
  return (
    <Combobox
      store={combobox}
      width={230}
      position="bottom-start"
      resetSelectionOnOptionHover
      onOptionSubmit={onChoose}
    >
      <Combobox.Target targetType="button">
        {target(() => combobox.toggleDropdown(), combobox.dropdownOpened)}
      </Combobox.Target>
      <Combobox.Dropdown>
        {options.length >= searchFrom && (
          <Combobox.Search
            value={search}
            placeholder={t('leads.filter.find')}
            onChange={(event) => {
              setSearch(event.currentTarget.value)
              combobox.updateSelectedOptionIndex()
            }}
          />
        )}
        <Combobox.Options className={classes.options}>
          {found.map(({ value, label }) => (
            <Combobox.Option
              key={value}
              value={value}
              active={chosen.includes(value)}
              className={classes.option}
            >
              <bdi className={classes.optionLabel}>{label}</bdi>
              {chosen.includes(value) && <IconCheck size={14} aria-hidden />}
            </Combobox.Option>
          ))}
          {found.length === 0 && <Combobox.Empty>{t('leads.filter.nothing')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
