import { Button, NumberInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AmountRange, DateRange } from '#shared/lists/list.values.ts'
import { DayField } from '../DayField.tsx'
import { numberSigns } from '../formats.ts'
import classes from './Filters.module.css'
import type { FilterSpec } from './filter.spec.ts'
import { OptionList } from './OptionList.tsx'

/** The editors of filters that are no lists of values. */

/** Typing asks the server only when it pauses; what was typed last counts also when the editor closes at once. */
const typing = { delay: 250, flushOnUnmount: true }

type AmountsProps = {
  label: string
  range: AmountRange | null
  onChange: (range: AmountRange | null) => void
}

/** From an amount to another; either may be left open. */
export function AmountsEditor({ label, range, onChange }: AmountsProps) {
  const { t, i18n } = useTranslation()
  const [held, setHeld] = useState(range ?? { min: null, max: null })
  const apply = useDebouncedCallback((next: AmountRange) => {
    onChange(next.min === null && next.max === null ? null : next)
  }, typing)
  const set = (change: Partial<AmountRange>) => {
    const next = { ...held, ...change }
    setHeld(next)
    apply(next)
  }
  const field = (bound: 'min' | 'max', name: string) => (
    <NumberInput
      size="xs"
      hideControls
      min={0}
      label={name}
      aria-label={`${label}: ${name}`}
      data-autofocus={bound === 'min' || undefined}
      {...numberSigns(i18n.language)}
      value={held[bound] ?? ''}
      onChange={(value) => set({ [bound]: typeof value === 'number' ? value : null })}
    />
  )
  return (
    <div className={classes.range}>
      {field('min', t('lists.filter.atLeast'))}
      {field('max', t('lists.filter.atMost'))}
    </div>
  )
}

const lastDays = [7, 30, 90, 365]

type DatesProps = {
  range: DateRange | null
  onChange: (range: DateRange | null) => void
  onDone: () => void
}

/** The last so many days, or from a day to another. */
export function DatesEditor({ range, onChange, onDone }: DatesProps) {
  const { t } = useTranslation()
  const held = range && 'from' in range ? range : { from: null, to: null }
  const set = (change: Partial<typeof held>) => {
    const next = { ...held, ...change }
    onChange(next.from === null && next.to === null ? null : next)
  }
  return (
    <div className={classes.form}>
      <div className={classes.offers}>
        {lastDays.map((days) => (
          <Button
            key={days}
            size="compact-xs"
            variant={range && 'days' in range && range.days === days ? 'light' : 'default'}
            onClick={() => {
              onChange({ days })
              onDone()
            }}
          >
            {t('lists.filter.days', { count: days })}
          </Button>
        ))}
      </div>
      <div className={classes.range}>
        <DayField
          size="xs"
          label={t('lists.filter.since')}
          popoverProps={{ withinPortal: false }}
          day={held.from}
          onDay={(from) => set({ from })}
        />
        <DayField
          size="xs"
          label={t('lists.filter.until')}
          popoverProps={{ withinPortal: false }}
          day={held.to}
          onDay={(to) => set({ to })}
        />
      </div>
    </div>
  )
}

type DaysProps = {
  spec: Extract<FilterSpec, { kind: 'days' }>
  days: number | null
  onChange: (days: number | null) => void
  onDone: () => void
}

/** A number of days out of a few, or typed. */
export function DaysEditor({ spec, days, onChange, onDone }: DaysProps) {
  const { t } = useTranslation()
  const apply = useDebouncedCallback(onChange, typing)
  return (
    <div className={classes.form}>
      <div className={classes.offers}>
        {spec.offers.map((offer) => (
          <Button
            key={offer}
            size="compact-xs"
            variant={offer === days ? 'light' : 'default'}
            onClick={() => {
              onChange(offer)
              onDone()
            }}
          >
            {t('lists.filter.days', { count: offer })}
          </Button>
        ))}
      </div>
      <NumberInput
        data-autofocus
        size="xs"
        min={1}
        max={3660}
        allowDecimal={false}
        label={t('lists.filter.numberOfDays')}
        defaultValue={days ?? ''}
        onChange={(value) => apply(typeof value === 'number' && value >= 1 ? value : null)}
      />
    </div>
  )
}

type FlagProps = {
  spec: Extract<FilterSpec, { kind: 'flag' }>
  flag: boolean | null
  onChange: (flag: boolean) => void
  onDone: () => void
}

/** Yes or no. */
export function FlagEditor({ spec, flag, onChange, onDone }: FlagProps) {
  return (
    <OptionList
      label={spec.label}
      options={[true, false].map((yes) => ({ value: String(yes), label: spec.sentence(yes), count: null }))}
      chosen={flag === null ? [] : [String(flag)]}
      onChoose={(value) => {
        onChange(value === 'true')
        onDone()
      }}
    />
  )
}
