import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { enumLabel, type LabelKind } from '#renderer/records/enum-labels.ts'
import { type Teammates, useTeammates } from '#renderer/records/useTeammates.ts'
import { leadStatuses, priorities } from '#shared/leads/lead.schema.ts'
import { stages } from '#shared/opportunities/stages.ts'
import { languages } from '#shared/values/language.ts'
import type { FilterField } from './leads.store.ts'

export type FilterOption = { value: string; label: string }

export const filterFields: FilterField[] = ['status', 'stage', 'priority', 'owner', 'language']

const kinds: Record<Exclude<FilterField, 'owner'>, LabelKind> = {
  status: 'lead_status',
  stage: 'lead_stage',
  priority: 'priority',
  language: 'language'
}

const values: Record<Exclude<FilterField, 'owner'>, readonly string[]> = {
  status: leadStatuses,
  stage: stages,
  priority: priorities,
  language: languages
}

/** What each filter offers, and how a chosen value is called. */
export function useFilterOptions() {
  const { t } = useTranslation()
  const teammates = useTeammates()
  return {
    optionsOf: (field: FilterField): FilterOption[] =>
      field === 'owner'
        ? ownerOptions(t, teammates)
        : values[field].map((value) => ({ value, label: enumLabel(t, kinds[field], value) })),
    labelOf: (field: FilterField, value: string): string =>
      field === 'owner' ? ownerLabel(t, teammates, value) : enumLabel(t, kinds[field], value)
  }
}

function ownerOptions(t: TFunction, teammates: Teammates): FilterOption[] {
  const people = teammates.all.filter(({ is_active, role }) => is_active && role !== 'viewer')
  return ['me', 'none', ...people.map(({ email }) => email)].map((value) => ({
    value,
    label: ownerLabel(t, teammates, value)
  }))
}

function ownerLabel(t: TFunction, { nameOf }: Teammates, value: string): string {
  if (value === 'me') return t('leads.filter.me')
  return value === 'none' ? t('leads.filter.none') : nameOf(value)
}
