import { useQuery } from '@tanstack/react-query'

import { lazyPart } from '#renderer/ui/lazyPart.tsx'
import type { AmountRange, DateRange, FilterValue } from '#shared/lists/list.values.ts'
import { type CountsOf, type FilterSpec, filterOptions, type ValuesSpec } from './filter.spec.ts'
import { OptionList } from './OptionList.tsx'
import { toggled } from './toggled.ts'

// Rarer than lists of values, and with a calendar inside.
const editors = () => import('./RangeEditors.tsx')
const AmountsEditor = lazyPart(async () => (await editors()).AmountsEditor)
const DatesEditor = lazyPart(async () => (await editors()).DatesEditor)
const DaysEditor = lazyPart(async () => (await editors()).DaysEditor)
const FlagEditor = lazyPart(async () => (await editors()).FlagEditor)

type Props = {
  spec: FilterSpec
  value: FilterValue
  countsOf: CountsOf
  onChange: (value: FilterValue) => void
  /** The choice is made: the editor may go. */
  onDone: () => void
}

/** Where a filter gets its value. */
export function FilterEditor({ spec, value, countsOf, onChange, onDone }: Props) {
  if (spec.kind === 'values') {
    return (
      <ValuesEditor
        spec={spec}
        chosen={Array.isArray(value) ? value : []}
        countsOf={countsOf}
        onChange={onChange}
      />
    )
  }
  return (
    <>
      {spec.kind === 'amounts' && (
        <AmountsEditor label={spec.label} range={value as AmountRange | null} onChange={onChange} />
      )}
      {spec.kind === 'dates' && (
        <DatesEditor range={value as DateRange | null} onChange={onChange} onDone={onDone} />
      )}
      {spec.kind === 'days' && (
        <DaysEditor spec={spec} days={value as number | null} onChange={onChange} onDone={onDone} />
      )}
      {spec.kind === 'flag' && (
        <FlagEditor spec={spec} flag={value as boolean | null} onChange={onChange} onDone={onDone} />
      )}
    </>
  )
}

type ValuesProps = {
  spec: ValuesSpec
  chosen: string[]
  countsOf: CountsOf
  onChange: (value: string[]) => void
}

function ValuesEditor({ spec, chosen, countsOf, onChange }: ValuesProps) {
  const { data } = useQuery(countsOf(spec.field))
  return (
    <OptionList
      label={spec.label}
      options={filterOptions(spec, data, chosen)}
      chosen={chosen}
      onChoose={(value) => onChange(toggled(chosen, value))}
    />
  )
}
