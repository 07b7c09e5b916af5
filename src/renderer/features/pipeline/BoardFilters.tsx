import { Button, CloseButton, Combobox, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconChevronDown, IconSearch, IconUser } from '@tabler/icons-react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OwnerBadge } from '../../records/OwnerBadge.tsx'
import { useTeammates } from '../../records/useTeammates.ts'
import { useMay } from '../../state/session.store.ts'
import classes from './BoardFilters.module.css'
import { setFilter, usePipeline } from './pipeline.store.ts'

/** Search over names, and whose opportunities are shown. A salesperson sees only their own: no choice there. */
export function BoardFilters({ searchRef }: { searchRef: RefObject<HTMLInputElement | null> }) {
  const isAdmin = useMay('admin')
  const isSales = useMay('sales')
  return (
    <>
      <Search inputRef={searchRef} />
      {(isAdmin || !isSales) && <OwnerFilter />}
    </>
  )
}

function Search({ inputRef }: { inputRef: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation()
  const stored = usePipeline(({ filter }) => filter.search)
  const [text, setText] = useState(stored)
  const sent = useRef(stored)
  const apply = useDebouncedCallback((search: string) => {
    sent.current = search
    setFilter({ search })
  }, 150)
  // Only what others did to the filter comes back into the field: typing may be ahead of what it sent.
  useEffect(() => {
    if (stored !== sent.current) setText(stored)
    sent.current = stored
  }, [stored])
  const change = (value: string) => {
    setText(value)
    apply(value.trim())
  }
  return (
    <TextInput
      ref={inputRef}
      className={classes.search}
      size="xs"
      maxLength={200}
      aria-label={t('opportunities.filter.search')}
      placeholder={t('opportunities.filter.search')}
      leftSection={<IconSearch size={14} stroke={1.7} aria-hidden />}
      rightSection={
        text && <CloseButton size="xs" aria-label={t('common.clear')} onClick={() => change('')} />
      }
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        if (text) change('')
        else event.currentTarget.blur()
      }}
    />
  )
}

const everybody = 'everybody'

function OwnerFilter() {
  const { t } = useTranslation()
  const owner = usePipeline(({ filter }) => filter.owner)
  const { all, nameOf } = useTeammates()
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const label =
    owner === null ? t('opportunities.filter.everybody') : owner === 'me' ? t('common.me') : nameOf(owner)
  return (
    <Combobox
      store={combobox}
      width={220}
      keepMounted={false}
      position="bottom-start"
      onOptionSubmit={(value) => {
        setFilter({ owner: value === everybody ? null : value })
        combobox.closeDropdown()
      }}
    >
      <Combobox.Target>
        <Button
          variant={owner === null ? 'subtle' : 'light'}
          color={owner === null ? 'gray' : undefined}
          size="xs"
          leftSection={<IconUser size={14} stroke={1.7} aria-hidden />}
          rightSection={<IconChevronDown size={13} stroke={1.7} aria-hidden />}
          aria-label={`${t('opportunities.filter.owner')}: ${label}`}
          onClick={() => combobox.toggleDropdown()}
        >
          <bdi>{label}</bdi>
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={320} className={classes.options}>
          <Combobox.Option value={everybody} active={owner === null}>
            {t('opportunities.filter.everybody')}
          </Combobox.Option>
          <Combobox.Option value="me" active={owner === 'me'}>
            {t('common.me')}
          </Combobox.Option>
          {all.map(({ email }) => (
            <Combobox.Option key={email} value={email} active={owner === email}>
              <OwnerBadge owner={email} />
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
