import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyHint } from '#renderer/ui/KeyHint.tsx'
import type { DraftItem } from '#shared/invoices/invoice-draft.schema.ts'
import { AddLines } from './AddLines.tsx'
import { type Draft, type DraftLine, moved, withKey } from './draft.fields.ts'
import classes from './LineGrid.module.css'
import { type LineActions, LineRow } from './LineRow.tsx'
import { lineMove } from './line.keys.ts'

/** As many lines as an invoice may have. */
const maxLines = 200

type Props = { draft: Draft; change: (part: Partial<Draft>) => void; vatRate: number }

/** The lines of a draft as a grid for the keyboard. */
export function LineGrid({ draft, change, vatRate }: Props) {
  const { t } = useTranslation()
  const body = useRef<HTMLTableSectionElement>(null)
  const [added, setAdded] = useState<number | null>(null)
  const lines = draft.items
  const held = useRef({ lines, change })
  held.current = { lines, change }

  const actions = useMemo<LineActions>(() => {
    const write = (next: DraftLine[]) => held.current.change({ items: next })
    const placeOf = (key: number) => held.current.lines.findIndex((line) => line.key === key)
    return {
      change: (key, part) =>
        write(held.current.lines.map((line) => (line.key === key ? { ...line, ...part } : line))),
      remove: (key) => write(held.current.lines.filter((line) => line.key !== key)),
      move: (key, step) => write(moved(held.current.lines, placeOf(key), placeOf(key) + step))
    }
  }, [])

  const add = (items: DraftItem[]) => {
    const fresh = items.slice(0, maxLines - lines.length).map(withKey)
    setAdded(fresh[0]?.key ?? null)
    change({ items: [...lines, ...fresh] })
  }
  const addEmpty = () => add([{ ...emptyLine, tax_rate: lines.at(-1)?.tax_rate ?? vatRate }])

  const focus = (at: number, column: string) =>
    // After the line has moved or gone.
    requestAnimationFrame(() => {
      const cell = body.current?.querySelector(`[data-line="${at}"] [data-column="${column}"]`)
      if (cell instanceof HTMLElement) cell.focus()
    })

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const cell = event.target as HTMLElement
    const column = cell.dataset.column
    const at = Number(cell.closest('tr')?.dataset.line)
    const line = lines[at]
    const isText = cell instanceof HTMLTextAreaElement && cell.value.includes('\n')
    const move = column && line ? lineMove(event, isText) : null
    if (!move || !column || !line) return
    event.preventDefault()
    if (move.kind === 'next') return at + 1 < lines.length ? focus(at + 1, column) : addEmpty()
    if (move.kind === 'go') return focus(at + move.step, column)
    if (move.kind === 'carry') {
      actions.move(line.key, move.step)
      return focus(Math.min(lines.length - 1, Math.max(0, at + move.step)), column)
    }
    actions.remove(line.key)
    focus(Math.max(0, Math.min(at, lines.length - 2)), column)
  }

  return (
    <section aria-label={t('invoices.editor.lines')}>
      <div className={classes.scroll}>
        <table className={classes.grid} onKeyDown={onKeyDown}>
          <thead>
            <tr>
              <th scope="col" className={classes.words}>
                {t('invoices.editor.description')}
              </th>
              <th scope="col">{t('invoices.editor.quantity')}</th>
              <th scope="col">{t('invoices.editor.price')}</th>
              <th scope="col">{t('invoices.editor.discount')}</th>
              <th scope="col">{t('invoices.editor.vat')}</th>
              <th scope="col">{t('invoices.editor.net')}</th>
              <td className={classes.tools} />
            </tr>
          </thead>
          <tbody ref={body}>
            {lines.map((line, at) => (
              <LineRow
                key={line.key}
                line={line}
                at={at}
                currency={draft.currency}
                actions={actions}
                focus={line.key === added}
              />
            ))}
          </tbody>
        </table>
      </div>
      {lines.length >= maxLines ? (
        <p className={classes.hint}>{t('invoices.editor.tooMany', { count: maxLines })}</p>
      ) : (
        <AddLines draft={draft} addEmpty={addEmpty} add={add} />
      )}
      {lines.length > 1 && (
        <p className={classes.keys}>
          <span>
            <KeyHint keys="enter" /> {t('invoices.editor.keys.next')}
          </span>
          <span>
            <KeyHint keys="alt+↑" /> <KeyHint keys="alt+↓" /> {t('invoices.editor.keys.move')}
          </span>
          <span>
            <KeyHint keys="mod+⌫" /> {t('invoices.editor.keys.remove')}
          </span>
        </p>
      )}
    </section>
  )
}

const emptyLine = { description: '', quantity: 1, unit_price: 0, discount_percent: 0 }
