import { NumberInput, Select, TagsInput, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { enumLabel } from '#renderer/records/enum-labels.ts'
import { lazyPart } from '../../ui/lazyPart.tsx'
import { nobody, useAssignable } from '../useAssignable.ts'
import { useTeammates } from '../useTeammates.ts'
import classes from './Fields.module.css'
import type { FieldSpec } from './record.ts'
import { type EditorProps, useEditorKeys } from './useEditorKeys.ts'

export const DayEditor = lazyPart(async () => (await import('./DayEditor.tsx')).DayEditor)

type Props = EditorProps

/** The input of a field while it is edited. */
export function FieldEditor(props: Props) {
  const { spec } = props
  if (spec.kind === 'choice') return <ChoiceEditor {...props} spec={spec} />
  if (spec.kind === 'owner') return <OwnerEditor {...props} required={spec.required} />
  if (spec.kind === 'day') {
    return <DayEditor {...props} />
  }
  if (spec.kind === 'tags') return <TagsEditor {...props} />
  return spec.kind === 'number' ? <NumberEditor {...props} /> : <TextEditor {...props} />
}

function TextEditor(props: Props) {
  const [text, setText] = useState(String(props.initial ?? ''))
  const isLong = props.spec.kind === 'text'
  const shared = {
    autoFocus: true,
    size: 'xs',
    'aria-labelledby': props.labelId,
    value: text,
    ...useEditorKeys(props, text, !isLong)
  } as const
  if (isLong) {
    return (
      <Textarea
        {...shared}
        autosize
        minRows={3}
        maxRows={12}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    )
  }
  return (
    <TextInput
      {...shared}
      type={props.spec.kind === 'phone' ? 'tel' : 'text'}
      inputMode={props.spec.kind === 'email' ? 'email' : undefined}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  )
}

function NumberEditor(props: Props) {
  const { i18n } = useTranslation()
  const [value, setValue] = useState<string | number>(typeof props.initial === 'number' ? props.initial : '')
  const isFrench = i18n.language === 'fr'
  return (
    <NumberInput
      autoFocus
      size="xs"
      hideControls
      aria-labelledby={props.labelId}
      thousandSeparator={isFrench ? ' ' : ','}
      decimalSeparator={isFrench ? ',' : '.'}
      value={value}
      onChange={setValue}
      {...useEditorKeys(props, value, true)}
    />
  )
}

function TagsEditor(props: Props) {
  const { t } = useTranslation()
  const [tags, setTags] = useState(Array.isArray(props.initial) ? props.initial : [])
  const { onBlur, onKeyDown } = useEditorKeys(props, tags, false)
  return (
    <TagsInput
      autoFocus
      size="xs"
      aria-labelledby={props.labelId}
      placeholder={t('records.field.addTag')}
      value={tags}
      onChange={setTags}
      onBlur={onBlur}
      onKeyDown={onKeyDown}
    />
  )
}

function ChoiceEditor(props: Props & { spec: FieldSpec & { kind: 'choice' } }) {
  const { t } = useTranslation()
  const { spec, initial } = props
  const { onBlur, onKeyDown } = useEditorKeys(props, initial, false)
  const stored = initial === null ? null : String(initial)
  const data = spec.options.map((value) => ({ value, label: enumLabel(t, spec.label, value) }))
  const isListed = stored === null || spec.options.includes(stored)
  return (
    <Select
      autoFocus
      defaultDropdownOpened
      size="xs"
      aria-label={props.label}
      allowDeselect={false}
      clearable={!spec.required}
      classNames={{ option: classes.choice }}
      data={isListed ? data : [{ value: stored, label: enumLabel(t, spec.label, stored) }, ...data]}
      value={stored}
      onChange={(value) => props.onDone(value, true)}
      onBlur={onBlur}
      onKeyDown={onKeyDown}
    />
  )
}

/** Whom the user may make the owner. Somebody else who owns it now stays shown until replaced. */
function OwnerEditor(props: Props & { required: boolean | undefined }) {
  const everybody = useAssignable()
  const people = props.required ? everybody.filter(({ value }) => value !== nobody) : everybody
  const { nameOf } = useTeammates()
  const { onBlur, onKeyDown } = useEditorKeys(props, props.initial, false)
  const owner = props.initial === null ? nobody : String(props.initial)
  const isListed = people.some(({ value }) => value === owner)
  return (
    <Select
      autoFocus
      defaultDropdownOpened
      size="xs"
      aria-label={props.label}
      allowDeselect={false}
      data={isListed ? people : [{ value: owner, label: nameOf(owner) }, ...people]}
      value={owner}
      onChange={(value) => props.onDone(value === nobody ? null : value, true)}
      onBlur={onBlur}
      onKeyDown={onKeyDown}
    />
  )
}
