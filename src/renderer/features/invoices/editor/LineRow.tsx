import { ActionIcon, Menu } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconDotsVertical, IconTrash } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { paperAmount } from '#renderer/records/invoices/invoice.words.ts'
import { lineNetAmount } from '#shared/invoices/invoice.totals.ts'
import type { DraftLine } from './draft.fields.ts'
import classes from './LineGrid.module.css'
import { NumberCell } from './NumberCell.tsx'

export type LineActions = {
  change: (key: number, part: Partial<DraftLine>) => void
  remove: (key: number) => void
  move: (key: number, step: 1 | -1) => void
}

type Props = { line: DraftLine; at: number; currency: string; actions: LineActions; focus: boolean }

/** One line of an invoice. Only the line that is typed in is drawn again. */
export const LineRow = memo(function LineRow({ line, at, currency, actions, focus }: Props) {
  const { t, i18n } = useTranslation()
  const number = at + 1
  const change = (part: Partial<DraftLine>) => actions.change(line.key, part)
  const named = (column: string) => `${t('invoices.editor.line', { number })}: ${column}`
  return (
    <tr data-line={at}>
      <td className={classes.words}>
        <textarea
          // biome-ignore lint/a11y/noAutofocus: a line that was just added is the one to type in
          autoFocus={focus}
          className={classes.text}
          rows={1}
          maxLength={5000}
          dir="auto"
          aria-label={named(t('invoices.editor.description'))}
          data-column="description"
          value={line.description}
          onChange={(event) => change({ description: event.currentTarget.value })}
        />
      </td>
      <td>
        <NumberCell
          aria-label={named(t('invoices.editor.quantity'))}
          data-column="quantity"
          value={line.quantity}
          onValue={(quantity) => change({ quantity })}
          problem={line.quantity <= 0 ? t('invoices.problem.bad_quantity') : undefined}
        />
      </td>
      <td>
        <NumberCell
          aria-label={named(t('invoices.editor.price'))}
          data-column="unit_price"
          value={line.unit_price}
          onValue={(unit_price) => change({ unit_price })}
          problem={line.unit_price < 0 ? t('invoices.problem.bad_price') : undefined}
        />
      </td>
      <td>
        <NumberCell
          aria-label={named(t('invoices.editor.discount'))}
          data-column="discount_percent"
          value={line.discount_percent}
          onValue={(percent) => isPercent(percent) && change({ discount_percent: percent })}
        />
      </td>
      <td>
        <NumberCell
          aria-label={named(t('invoices.editor.vat'))}
          data-column="tax_rate"
          value={line.tax_rate}
          onValue={(percent) => isPercent(percent) && change({ tax_rate: percent })}
        />
      </td>
      <td className={classes.net}>
        <bdi>{paperAmount(lineNetAmount(line), currency, i18n.language)}</bdi>
      </td>
      <td className={classes.tools}>
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon size={24} tabIndex={-1} aria-label={t('invoices.editor.lineMenu', { number })}>
              <IconDotsVertical size={14} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconArrowUp size={14} />} onClick={() => actions.move(line.key, -1)}>
              {t('invoices.editor.moveUp')}
            </Menu.Item>
            <Menu.Item leftSection={<IconArrowDown size={14} />} onClick={() => actions.move(line.key, 1)}>
              {t('invoices.editor.moveDown')}
            </Menu.Item>
            <Menu.Item leftSection={<IconTrash size={14} />} onClick={() => actions.remove(line.key)}>
              {t('invoices.editor.removeLine')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </td>
    </tr>
  )
})

function isPercent(value: number): boolean {
  return value >= 0 && value <= 100
}
