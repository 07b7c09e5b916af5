import { Select, type SelectProps } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { contactDisplayName } from '#shared/contacts/contact.rules.ts'
import type { ContactRow } from '#shared/contacts/contact.schema.ts'
import type { OutputOf } from '#shared/ipc/contract.ts'
import type { Registry } from '#shared/ipc/registry.ts'
import { leadDisplayName } from '#shared/leads/lead.rules.ts'
import type { LinkedRecord, RecordKind } from '#shared/records/record.schema.ts'
import { callOptions } from '../api/queries.ts'

type Found = OutputOf<Registry['search']['find']>

type Props = Omit<SelectProps, 'data' | 'value' | 'onChange'> & {
  value: LinkedRecord | null
  onChange: (record: LinkedRecord | null) => void
  /** Which records may be found; all kinds if not given. */
  kinds?: RecordKind[]
}

const fewestLetters = 2
/** As many of a kind as the search answers. */
const mostContacts = 8

/** Finds a lead, contact or opportunity by typing. */
export function RecordSelect({ value, onChange, kinds, ...rest }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [search] = useDebouncedValue(text.trim(), 150)
  const isTyped = search.length >= fewestLetters && search !== value?.name
  const whileTyped = { enabled: isTyped, placeholderData: keepPreviousData }
  const { data } = useQuery({ ...callOptions('search', 'find', { text: search }), ...whileTyped })
  const contacts = useQuery({
    ...callOptions('contacts', 'list', { search, limit: mostContacts }),
    ...whileTyped
  })
  const all = isTyped && data ? recordsOf(data, contacts.data?.rows ?? []) : []
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

function recordsOf({ leads, opportunities }: Found, contacts: ContactRow[]): LinkedRecord[] {
  const linked = (kind: RecordKind, _id: string, name: string): LinkedRecord => ({
    kind,
    _id,
    name,
    mayOpen: true
  })
  return [
    ...leads.map((lead) => {
      const person = leadDisplayName(lead)
      const brand = lead.brand_name && lead.brand_name !== person ? ` · ${lead.brand_name}` : ''
      return linked('lead', lead._id, person + brand)
    }),
    ...contacts.map((contact) => linked('contact', contact._id, contactDisplayName(contact))),
    ...opportunities.map(({ _id, name }) => linked('opportunity', _id, name))
  ]
}
