import { Modal } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { callOptions } from '#renderer/api/queries.ts'
import { openTaskDialog } from '#renderer/records/tasks/task.store.ts'
import { KeyHint } from '#renderer/ui/KeyHint.tsx'
import { pathOf } from '#shared/records/record.schema.ts'
import type { Command } from './command.ts'
import classes from './Palette.module.css'
import { PaletteList } from './PaletteList.tsx'
import { nextIndex, type PaletteItem, paletteGroups } from './palette.items.ts'

/** Searching starts when somebody stops typing for this long. */
const debounceMs = 120

/** Finds records and runs commands; keyboard all the way. */
export function Palette({ commands, onClose }: { commands: Command[]; onClose: () => void }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const listId = useId()
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const search = useSearch(text)
  const { data: recent } = useQuery(callOptions('search', 'recent', {}))
  const groups = paletteGroups(text, { found: search.data, recent, commands })
  const items = groups.flatMap((group) => group.items)
  const current = Math.min(active, Math.max(0, items.length - 1))

  const choose = (item: PaletteItem) => {
    onClose()
    if (item.kind === 'command') item.command.run()
    else if (item.found.kind === 'task') openTaskDialog({ kind: 'edit', _id: item.found.record._id })
    else if (item.found.kind === 'invoice') navigate(`/invoices/${item.found.record._id}`)
    else navigate(pathOf({ kind: item.found.kind, _id: item.found.record._id }))
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const next = nextIndex(event.key, current, items.length)
    const chosen = items[current]
    if (next !== undefined) setActive(next)
    else if (event.key === 'Enter' && chosen) choose(chosen)
    else return
    event.preventDefault()
  }

  return (
    <Modal.Root opened onClose={onClose} size={640} radius="lg" yOffset="12vh" centered={false} padding={0}>
      <Modal.Overlay backgroundOpacity={0.3} />
      <Modal.Content classNames={{ content: classes.sheet }} aria-label={t('frame.palette.label')}>
        <div className={classes.head}>
          <IconSearch size={18} stroke={1.75} className={classes.glass} aria-hidden />
          <input
            className={classes.input}
            data-autofocus
            role="combobox"
            aria-expanded
            aria-controls={listId}
            aria-activedescendant={items[current] && `${listId}-${current}`}
            aria-label={t('frame.palette.label')}
            placeholder={t('frame.palette.placeholder')}
            value={text}
            maxLength={200}
            spellCheck={false}
            onChange={(event) => {
              setText(event.currentTarget.value)
              setActive(0)
            }}
            onKeyDown={onKeyDown}
          />
        </div>
        <PaletteList
          id={listId}
          groups={groups}
          current={current}
          text={text.trim()}
          error={search.error}
          isSearching={search.isSearching}
          onHover={setActive}
          onChoose={choose}
        />
        <footer className={classes.foot}>
          <Hint keys="↑+↓" label={t('frame.palette.move')} />
          <Hint keys="enter" label={t('frame.palette.choose')} />
          <Hint keys="Esc" label={t('frame.palette.dismiss')} />
        </footer>
      </Modal.Content>
    </Modal.Root>
  )
}

function Hint({ keys, label }: { keys: string; label: string }) {
  return (
    <span className={classes.hint}>
      <KeyHint keys={keys} /> {label}
    </span>
  )
}

/** What the database finds for the text; the former results stay while new ones are on the way. */
function useSearch(text: string) {
  const typed = text.trim()
  const [settled] = useDebouncedValue(typed, debounceMs)
  const { data, error, isFetching } = useQuery({
    ...callOptions('search', 'find', { text: settled }),
    enabled: settled !== '',
    placeholderData: keepPreviousData
  })
  const isSearching = typed !== '' && (typed !== settled || isFetching)
  return { data: typed === '' ? undefined : data, error: typed === '' ? null : error, isSearching }
}
