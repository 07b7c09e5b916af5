import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorText } from '#renderer/ui/ErrorText.tsx'
import classes from './Palette.module.css'
import { PaletteLine } from './PaletteLine.tsx'
import type { PaletteGroup, PaletteItem } from './palette.items.ts'

type Props = {
  id: string
  groups: PaletteGroup[]
  /** Index of the chosen line, counted over all groups. */
  current: number
  text: string
  error: unknown
  isSearching: boolean
  onHover: (index: number) => void
  onChoose: (item: PaletteItem) => void
}

/** The groups of lines below the palette's input. */
export function PaletteList({ id, groups, current, text, error, isSearching, onHover, onChoose }: Props) {
  const { t } = useTranslation()
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector(`[id="${id}-${current}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [id, current])
  const starts = groups.map((_, at) =>
    groups.slice(0, at).reduce((sum, group) => sum + group.items.length, 0)
  )
  return (
    <div className={classes.list} ref={list}>
      {error !== null && (
        <p className={classes.error} role="alert">
          <ErrorText error={error} />
        </p>
      )}
      <div id={id} role="listbox" aria-label={t('frame.palette.label')} aria-busy={isSearching}>
        {groups.map((group, at) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options in a listbox is not a fieldset
          <div key={group.name} role="group" aria-labelledby={`${id}-${group.name}`}>
            <div id={`${id}-${group.name}`} className={classes.group}>
              {t(`frame.palette.group.${group.name}`)}
            </div>
            {group.items.map((item, position) => {
              const index = (starts[at] ?? 0) + position
              return (
                <PaletteLine
                  key={item.id}
                  id={`${id}-${index}`}
                  item={item}
                  isCurrent={index === current}
                  onHover={() => onHover(index)}
                  onChoose={() => onChoose(item)}
                />
              )
            })}
          </div>
        ))}
      </div>
      {groups.length === 0 && !isSearching && error === null && (
        <div className={classes.nothing} role="status">
          <p>{t('frame.palette.nothing', { text: `\u2068${text}\u2069` })}</p>
          <p className={classes.quiet}>{t('frame.palette.nothingHint')}</p>
        </div>
      )}
    </div>
  )
}
