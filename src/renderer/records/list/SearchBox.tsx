import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { type RefObject, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyHint } from '#renderer/ui/KeyHint.tsx'
import type { ListFilter } from '#shared/lists/list.values.ts'
import classes from './Filters.module.css'
import { type List, setFilter } from './list.store.ts'

type Props<Filter extends ListFilter> = {
  list: List<Filter>
  label: string
  inputRef: RefObject<HTMLInputElement | null>
}

/** Typing asks the server only when it pauses. */
const pauseMs = 150

/** Finds words in the list. Esc empties it, then leaves it. */
export function SearchBox<Filter extends ListFilter>({ list, label, inputRef }: Props<Filter>) {
  const { t } = useTranslation()
  const search = list.use(({ filter }) => filter.search)
  const [text, setText] = useState(search)
  useEffect(() => setText(search), [search])
  const apply = useDebouncedCallback((value: string) => setFilter(list, 'search', value), pauseMs)
  const clear = () => {
    apply.cancel()
    setText('')
    setFilter(list, 'search', '')
  }
  return (
    <TextInput
      ref={inputRef}
      size="xs"
      className={classes.search}
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={15} stroke={1.7} />}
      rightSectionWidth={30}
      rightSection={
        text ? (
          <CloseButton size="xs" aria-label={t('lists.search.clear')} onClick={clear} />
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
