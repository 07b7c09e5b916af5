import type { MergeField } from '#shared/merges/merge.fields.ts'
import type { MergeLine, MergePair } from './merge.fields.ts'

/** Which of two records stays, and whose value each field gets: pure. */

/** The first or the second record. */
export type Side = 0 | 1
export const other = (side: Side): Side => (side === 0 ? 1 : 0)

/** What a person has chosen by hand, by field. */
export type Picks = Partial<Record<MergeField, Side>>

/** Whose value a field gets: as chosen, else the winner's, or the other's where the winner has none. */
export function chosenSide({ spec, values }: MergeLine, winner: Side, picks: Picks): Side {
  return picks[spec.field] ?? (values[winner] === null ? other(winner) : winner)
}

/** Tells whether there is anything to choose. */
export function differs({ values: [a, b] }: MergeLine): boolean {
  return a !== b
}

/** The fields that the winner is to get as the loser has them. */
export function takenFields(lines: MergeLine[], winner: Side, picks: Picks): MergeField[] {
  return lines
    .filter((line) => differs(line) && chosenSide(line, winner, picks) !== winner)
    .map(({ spec }) => spec.field)
}

/**
 * The record that is offered to stay: the one that was converted, else the one that knows more, else the older one,
 * which others have linked to for longer.
 */
export function suggestedWinner(pair: MergePair, lines: MergeLine[]): Side {
  const [first, second] = pair.records
  const converted = [first, second].map(
    (record) => 'converted_to_contact_id' in record && record.converted_to_contact_id
  )
  if (Boolean(converted[0]) !== Boolean(converted[1])) return converted[0] ? 0 : 1
  const filled = ([0, 1] as const).map((side) => lines.filter(({ values }) => values[side] !== null).length)
  if (filled[0] !== filled[1]) return (filled[0] ?? 0) > (filled[1] ?? 0) ? 0 : 1
  const [a, b] = [bornAt(first), bornAt(second)]
  return b !== null && (a === null || b < a) ? 1 : 0
}

export function bornAt(record: MergePair['records'][number]): Date | null {
  return 'created_at' in record ? record.created_at : record.received_at
}
