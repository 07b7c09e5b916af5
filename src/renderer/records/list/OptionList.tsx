import { Combobox, useCombobox } from '@mantine/core'
import { IconCheck, IconPlus } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { comparableName } from '#shared/values/text.ts'
import { formatNumber } from '../formats.ts'
import classes from './Filters.module.css'
import type { FilterOption } from './filter.spec.ts'

type Props = {
  label: string
  options: FilterOption[]
  chosen: readonly string[]
  onChoose: (value: string) => void
  placeholder?: string
  /** Offers what was typed when it is no option yet; answers how that is called. */
  newOption?: (text: string) => string
}

/** More than this many options are found by typing, not by looking. */
const mostShown = 100

/** The trap of a popover takes the focus a moment later: what is typed until then must not be lost, or run as a shortcut. */
function focusAtOnce(input: HTMLInputElement | null): void {
  input?.focus({ preventScroll: true })
}

/** A list that is searched by typing and ticked by Enter or click; it stays open while ticking. */
export function OptionList({ label, options, chosen, onChoose, placeholder, newOption }: Props) {
  const { t, i18n } = useTranslation()
  const [search, setSearch] = useState('')
  const combobox = useCombobox({ opened: true })
  const typed = search.trim()
  const wanted = comparableName(typed)
  const found = options.filter((option) => comparableName(option.label).includes(wanted)).slice(0, mostShown)
  // The first match is marked when the words change, not when the list is drawn anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (wanted !== '') combobox.selectFirstOption()
    else combobox.resetSelectedOption()
  }, [wanted])
  return (
    <Combobox store={combobox} resetSelectionOnOptionHover onOptionSubmit={onChoose}>
      <Combobox.EventsTarget>
        <Combobox.Search
          ref={focusAtOnce}
          data-autofocus
          classNames={{ input: classes.find }}
          aria-label={t('lists.filter.find')}
          placeholder={placeholder ?? t('lists.filter.find')}
          value={search}
          maxLength={60}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      </Combobox.EventsTarget>
      <Combobox.Options className={classes.options} aria-label={label}>
        {found.map(({ value, label: name, count }) => (
          <Combobox.Option
            key={value}
            value={value}
            active={chosen.includes(value)}
            aria-selected={chosen.includes(value)}
            className={classes.option}
            data-none={count === 0 || undefined}
          >
            <span className={classes.tick} aria-hidden>
              {chosen.includes(value) && <IconCheck size={14} />}
            </span>
            <bdi className={classes.optionLabel}>{name}</bdi>
            {count !== null && <span className={classes.count}>{formatNumber(count, i18n.language)}</span>}
          </Combobox.Option>
        ))}
        {newOption && typed !== '' && !options.some((option) => option.label === typed) && (
          <Combobox.Option value={typed} className={classes.option}>
            <span className={classes.tick} aria-hidden>
              <IconPlus size={14} />
            </span>
            <bdi className={classes.optionLabel}>{newOption(typed)}</bdi>
          </Combobox.Option>
        )}
        {found.length === 0 && !newOption && <Combobox.Empty>{t('lists.filter.nothing')}</Combobox.Empty>}
      </Combobox.Options>
    </Combobox>
  )
}
