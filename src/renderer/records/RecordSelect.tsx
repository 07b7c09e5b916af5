import { Select, type SelectProps } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { contactDisplayName } from '#shared/contacts/contact.rules.ts'
import { leadDisplayName } from '#shared/leads/lead.rules.ts'
import type { LinkedRecord, RecordKind } from '#shared/records/record.schema.ts'
import type { Found } from '#shared/search/search.contract.ts'
import { callOptions } from '../api/queries.ts'

type Props = Omit<SelectProps, 'data' | 'value' | 'onChange'> & {
  value: LinkedRecord | null
  onChange: (record: LinkedRecord | null) => void
  /** Which records may be found; all kinds if not given. */
  kinds?: RecordKind[]
}

const fewestLetters = 2

/** Finds a lead, contact or opportunity by typing. */
export function RecordSelect({ value, onChange, kinds, ...rest }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [search] = useDebouncedValue(text.trim(), 150)
  const isTyped = search.length >= fewestLetters && search !== value?.name
  const { data } = useQuery({
    ...callOptions('search', 'find', { text: search }),
    enabled: isTyped,
    placeholderData: keepPreviousData
  })
  const all = isTyped && data ? data.flatMap((each) => linkedOf(each) ?? []) : []
  const found = kinds ? all.filter(({ kind }) => kinds.includes(kind)) : all
  const isListed = value === null || found.some((record) => keyOf(record) === keyOf(value))
  const records = isListed ? found : [value, ...found]
  const named = records.map((record) => ({
    value: keyOf(record),
    label: record.name ?? t('tasks.form.goneRecord')
  }))
  return (
    <Select
      searchable
      clearable
      placeholder={t('tasks.form.recordPlaceholder')}
      nothingFoundMessage={t(isTyped ? 'tasks.form.noRecord' : 'tasks.form.recordHint')}
      data={named}
      // The database has searched already, in more fields than the label shows.
      filter={({ options }) => options}
      searchValue={text}
      onSearchChange={setText}
      value={value && keyOf(value)}
      onChange={(key) => onChange(records.find((record) => keyOf(record) === key) ?? null)}
      renderOption={({ option }) => <Option record={records.find((r) => keyOf(r) === option.value)} />}
      {...rest}
    />
  )
}

function Option({ record }: { record: LinkedRecord | undefined }) {
  const { t } = useTranslation()
  if (!record) return null
  return (
    <span>
      <bdi>{record.name ?? t('tasks.form.goneRecord')}</bdi>
      {' · '}
      {t(`records.kind.${record.kind}`)}
    </span>
  )
}

function keyOf({ kind, _id }: { kind: RecordKind; _id: string }): string {
  return `${kind} ${_id}`
}

/** What is found as a link to it; tasks and invoices are none that anything could be about. */
function linkedOf(found: Found): LinkedRecord | null {
  if (found.kind === 'task' || found.kind === 'invoice') return null
  return { kind: found.kind, _id: found.record._id, name: nameOf(found), mayOpen: true }
}

function nameOf(found: Exclude<Found, { kind: 'task' | 'invoice' }>): string {
  if (found.kind === 'contact') return contactDisplayName(found.record)
  if (found.kind === 'opportunity') return found.record.name
  const { brand_name } = found.record
  const person = leadDisplayName(found.record)
  return brand_name && brand_name !== person ? `${person} · ${brand_name}` : person
}
