import { Button, CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { type RefObject, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyHint } from '#renderer/ui/KeyHint.tsx'
import { ColumnChooser } from '#renderer/ui/table/ColumnChooser.tsx'
import type { Column } from '#renderer/ui/table/column.ts'
import type { LeadRow } from '#shared/leads/lead.schema.ts'
import { AddFilter } from './AddFilter.tsx'
import { FilterChip } from './FilterChip.tsx'
import classes from './Filters.module.css'
import { clearFilter, resetColumns, setSearch, toggleColumn, useLeads } from './leads.store.ts'
import { filterFields } from './useFilterOptions.ts'

type Props = { columns: Column<LeadRow>[]; searchBox: RefObject<HTMLInputElement | null> }

/** The line above the table: search, filters as sentences, columns. */
export function LeadToolbar({ columns, searchBox }: Props) {
  const { t } = useTranslation()
  const filter = useLeads((state) => state.filter)
  const hidden = useLeads((state) => state.hiddenColumns)
  const inUse = filterFields.filter((field) => filter[field].length > 0)
  return (
    <div className={classes.bar}>
      <SearchBox searchBox={searchBox} />
      {inUse.map((field) => (
        <FilterChip key={field} field={field} chosen={filter[field]} />
      ))}
      <AddFilter filter={filter} />
      {inUse.length > 0 && (
        <Button variant="subtle" color="gray" size="xs" onClick={() => clearFilter({ search: false })}>
          {t('leads.filter.clear')}
        </Button>
      )}
      <span className={classes.end}>
        <ColumnChooser
          columns={columns}
          hidden={hidden}
          onToggle={toggleColumn}
          onReset={resetColumns}
          texts={{ label: t('leads.list.columns'), reset: t('leads.list.resetColumns') }}
        />
      </span>
    </div>
  )
}

/** Typing asks the server only when it pauses. */
const searchPauseMs = 150

function SearchBox({ searchBox }: Pick<Props, 'searchBox'>) {
  const { t } = useTranslation()
  const search = useLeads((state) => state.filter.search)
  const [text, setText] = useState(search)
  useEffect(() => setText(search), [search])
  const apply = useDebouncedCallback(setSearch, searchPauseMs)
  const clear = () => {
    apply.cancel()
    setText('')
    setSearch('')
  }
  return (
    <TextInput
      ref={searchBox}
      size="xs"
      className={classes.search}
      aria-label={t('leads.list.search')}
      placeholder={t('leads.list.search')}
      leftSection={<IconSearch size={15} stroke={1.7} />}
      rightSectionWidth={30}
      rightSection={
        text ? (
          <CloseButton size="xs" aria-label={t('leads.list.clearSearch')} onClick={clear} />
        ) : (
          <KeyHint keys="/" />
        )
      }
      value={text}
      maxLength={200}
      onChange={(event) => {
        setText(event.currentTarget.value)
        apply(event.currentTarget.value)
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        if (text) clear()
        else event.currentTarget.blur()
      }}
    />
  )
}
