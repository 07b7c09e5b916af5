import { Button, CloseButton, Menu } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { BoardColumnData } from '#shared/opportunities/opportunity.contract.ts'
import { formatMoney } from '../../records/formats.ts'
import { StageBadge } from '../../records/StageBadge.tsx'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { moveTaken } from './board.hand.ts'
import { sumsOf } from './board.totals.ts'
import classes from './ChosenBar.module.css'
import { chooseNone, usePipeline } from './pipeline.store.ts'

/** What can be done with the cards that are chosen: how many, what they are worth, where to move them. */
export function ChosenBar({ columns }: { columns: BoardColumnData[] }) {
  const { t, i18n } = useTranslation()
  const chosen = usePipeline((state) => state.chosen)
  if (chosen.size === 0) return null
  const cards = [...chosen.values()]
  const stages = columns.flatMap(({ column }) => (column === 'unknown' ? [] : [column]))
  return (
    <div
      className={classes.bar}
      role="toolbar"
      aria-label={t('opportunities.chosen.label')}
      data-testid="chosen-bar"
    >
      <span className={classes.count}>{t('opportunities.chosen.count', { count: cards.length })}</span>
      <span className={classes.sums}>
        {sumsOf(cards).map(({ currency, value }) => (
          <bdi key={currency}>{formatMoney(value, currency, i18n.language, true)}</bdi>
        ))}
      </span>
      <Menu position="top">
        <Menu.Target>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconArrowRight size={14} className={classes.points} aria-hidden />}
          >
            {t('opportunities.chosen.move')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {stages.map((stage) => (
            <Menu.Item key={stage} onClick={() => moveTaken(cards, stage, t)}>
              <StageBadge stage={stage} />
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <KeyHint keys="Esc" />
      <CloseButton size="sm" aria-label={t('opportunities.chosen.clear')} onClick={chooseNone} />
    </div>
  )
}
