import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { DuplicateKind } from '#shared/duplicates/duplicate.values.ts'
import type { MergeField } from '#shared/merges/merge.fields.ts'
import classes from './Merge.module.css'
import { MergeContent } from './MergeContent.tsx'
import { chosenSide, type Picks, type Side } from './merge.choice.ts'
import type { MergeLine } from './merge.fields.ts'

type Props = {
  kind: DuplicateKind
  lines: MergeLine[]
  winner: Side
  picks: Picks
  onPick: (field: MergeField, side: Side) => void
}

/** Every field where the two differ, with both values to choose from. */
export function MergeRows({ kind, lines, winner, picks, onPick }: Props) {
  const { t } = useTranslation()
  if (lines.length === 0) return null
  return (
    <section aria-label={t('duplicates.dialog.differing')}>
      {lines.map((line) => {
        const chosen = chosenSide(line, winner, picks)
        const label = fieldLabel(t, kind, line.spec.field)
        return (
          <fieldset key={line.spec.field} className={classes.row} data-field={line.spec.field}>
            <legend className={classes.legend}>{label}</legend>
            <span aria-hidden className={classes.label}>
              {label}
            </span>
            {([0, 1] as const).map((side) => (
              <label key={side} className={classes.cell} data-chosen={side === chosen || undefined}>
                <input
                  type="radio"
                  name={line.spec.field}
                  className={classes.radio}
                  checked={side === chosen}
                  onChange={() => onPick(line.spec.field, side)}
                />
                <MergeContent spec={line.spec} value={line.values[side]} />
              </label>
            ))}
          </fieldset>
        )
      })}
    </section>
  )
}

/** What both say alike, folded: it needs no choice. */
export function SameRows({ kind, lines }: Pick<Props, 'kind' | 'lines'>) {
  const { t } = useTranslation()
  if (lines.length === 0) return null
  return (
    <details className={classes.same}>
      <summary>{t('duplicates.dialog.same', { count: lines.length })}</summary>
      {lines.map(({ spec, values }) => (
        <div key={spec.field} className={classes.sameRow}>
          <span className={classes.label}>{fieldLabel(t, kind, spec.field)}</span>
          <MergeContent spec={spec} value={values[0]} />
        </div>
      ))}
    </details>
  )
}

function fieldLabel(t: TFunction, kind: DuplicateKind, field: MergeField): string {
  if (field === 'analysis' || field === 'converted_to_contact_id')
    return t(`duplicates.dialog.field.${field}`)
  return kind === 'lead' ? t(`leads.field.${field as 'email'}`) : t(`contacts.field.${field as 'email'}`)
}
