import { NumberInput, Select, Switch, TagsInput, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { DayField } from '#renderer/records/DayField.tsx'
import { enumLabel } from '#renderer/records/enum-labels.ts'
import { calendarDay, calendarInstant } from '#shared/values/calendar-day.ts'
import type { ValueSpec } from './value.spec.ts'

type Props = {
  spec: ValueSpec
  label: string
  value: unknown
  error?: string | undefined
  onChange: (value: unknown) => void
}

const noOffers: number[] = []

/** Another value for a field of a write. */
export function ValueInput(props: Props) {
  const { spec, label, value, error, onChange } = props
  const { t } = useTranslation()
  const shared = { size: 'xs', 'aria-label': label, error } as const
  const text = typeof value === 'string' ? value : ''
  switch (spec.kind) {
    case 'choice': {
      const data = spec.options.map((one) => ({ value: one, label: enumLabel(t, spec.label, one) }))
      return <Select {...shared} data={data} value={text || null} onChange={onChange} />
    }
    case 'number':
      return (
        <NumberInput
          {...shared}
          hideControls
          value={typeof value === 'number' ? value : ''}
          onChange={(typed) => onChange(typed === '' ? null : Number(typed))}
        />
      )
    case 'tags':
      return (
        <TagsInput {...shared} value={Array.isArray(value) ? value.map(String) : []} onChange={onChange} />
      )
    case 'flag':
      return (
        <Switch
          {...shared}
          checked={value === true}
          label={t(value === true ? 'sync.value.yes' : 'sync.value.no')}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      )
    case 'day':
      return (
        <DayField
          label={label}
          offers={noOffers}
          day={value instanceof Date ? calendarDay(value) : null}
          error={error}
          onDay={(day) => onChange(day && calendarInstant(day))}
        />
      )
    case 'text':
      return (
        <Textarea
          {...shared}
          autosize
          minRows={2}
          maxRows={8}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )
    case 'line':
      return <TextInput {...shared} value={text} onChange={(event) => onChange(event.currentTarget.value)} />
  }
}
