import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { leadDisplayName } from '#shared/leads/lead.rules.ts'
import type { LeadRow } from '#shared/leads/lead.schema.ts'
import { callOptions } from '../../api/queries.ts'

type Props = { value: string | null; onChange: (leadId: string | null) => void }

/** Finds a lead by typing, for linking. */
export function LeadSelect({ value, onChange }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<LeadRow | null>(null)
  const [search] = useDebouncedValue(text.trim(), 150)
  const isLongEnough = search.length >= 2
  const { data } = useQuery({
    ...callOptions('search', 'find', { text: search }),
    enabled: isLongEnough,
    placeholderData: keepPreviousData
  })
  const found = isLongEnough ? (data?.leads ?? []) : []
  const leads = chosen && !found.some(({ _id }) => _id === chosen._id) ? [chosen, ...found] : found
  return (
    <Select
      searchable
      clearable
      label={t('opportunities.form.lead')}
      placeholder={t('opportunities.form.leadPlaceholder')}
      nothingFoundMessage={t(isLongEnough ? 'opportunities.form.noLead' : 'opportunities.form.leadHint')}
      data={leads.map((lead) => ({ value: lead._id, label: labelOf(lead) }))}
      // The database has searched already, in more fields than the label shows.
      filter={({ options }) => options}
      searchValue={text}
      onSearchChange={setText}
      value={value}
      onChange={(id) => {
        setChosen(leads.find(({ _id }) => _id === id) ?? null)
        onChange(id)
      }}
    />
  )
}

function labelOf(lead: LeadRow): string {
  const person = leadDisplayName(lead)
  return lead.brand_name && lead.brand_name !== person ? `${lead.brand_name} · ${person}` : person
}
