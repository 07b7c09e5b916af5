import type { FieldSpec } from '#renderer/records/fields/record.ts'
import type { ContactField } from '#shared/contacts/contact.contract.ts'
import { sectors } from '#shared/leads/lead.values.ts'
import { languages } from '#shared/values/language.ts'

/** The fields of the contact page in their order. */
export const fieldGroups: { name: 'person' | 'company' | 'work'; fields: FieldSpec<ContactField>[] }[] = [
  {
    name: 'person',
    fields: [
      { field: 'name', kind: 'line' },
      { field: 'email', kind: 'email' },
      { field: 'phone', kind: 'phone' },
      { field: 'position', kind: 'line' },
      { field: 'language', kind: 'choice', label: 'language', options: languages, required: true },
      { field: 'country', kind: 'line' }
    ]
  },
  {
    name: 'company',
    fields: [
      { field: 'company', kind: 'line' },
      { field: 'brand_name', kind: 'line' },
      { field: 'sector', kind: 'choice', label: 'sector', options: sectors }
    ]
  },
  {
    name: 'work',
    fields: [
      { field: 'tags', kind: 'tags' },
      { field: 'notes', kind: 'text' }
    ]
  }
]

const owner: FieldSpec<ContactField> = { field: 'owner_email', kind: 'owner' }

/** How a field is edited; undefined for one that can only be read. */
export function fieldSpec(field: string): FieldSpec<ContactField> | undefined {
  return [owner, ...fieldGroups.flatMap(({ fields }) => fields)].find((spec) => spec.field === field)
}
