import { Button } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyHint } from '../../ui/KeyHint.tsx'
import classes from './Merge.module.css'
import { MergeMoves } from './MergeMoves.tsx'
import { MergeRows, SameRows } from './MergeRows.tsx'
import { MergeSides } from './MergeSides.tsx'
import { differs, other, type Picks, type Side, suggestedWinner, takenFields } from './merge.choice.ts'
import { type MergePair, mergeLines } from './merge.fields.ts'
import { closeMerge, type MergeTarget } from './merge.store.ts'
import { useMerge } from './useMerge.ts'

type Props = { pair: MergePair; target: MergeTarget }

/** The choice between two records. Ctrl/Cmd+Enter merges. */
export function MergeForm({ pair, target }: Props) {
  const { t } = useTranslation()
  const lines = mergeLines(pair)
  const [winner, setWinner] = useState<Side>(() => suggestedWinner(pair, lines))
  const [picks, setPicks] = useState<Picks>({})
  const { merge, isPending } = useMerge(pair, target)
  const loser = pair.records[other(winner)]
  const save = () => merge({ winner, take: takenFields(lines, winner, picks) })
  const hasTags = pair.records.some(({ tags }) => tags.length > 0)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
      onKeyDown={getHotkeyHandler([['mod+Enter', save]])}
    >
      <MergeSides pair={pair} winner={winner} onWinner={setWinner} />
      <MergeRows
        kind={pair.kind}
        lines={lines.filter(differs)}
        winner={winner}
        picks={picks}
        onPick={(field, side) => setPicks((before) => ({ ...before, [field]: side }))}
      />
      <SameRows kind={pair.kind} lines={lines.filter((line) => !differs(line))} />
      <MergeMoves kind={pair.kind} id={loser._id} hasTags={hasTags} />
      <div className={classes.actions}>
        <span className={classes.keys}>
          <KeyHint keys="mod+enter" />
        </span>
        {target.rest && target.rest.length > 0 && (
          <span className={classes.keys}>{t('duplicates.dialog.more', { count: target.rest.length })}</span>
        )}
        <Button variant="default" onClick={closeMerge}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" loading={isPending}>
          {t('duplicates.dialog.merge')}
        </Button>
      </div>
    </form>
  )
}
