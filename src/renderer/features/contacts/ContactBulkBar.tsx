import { useTranslation } from 'react-i18next'
import { api } from '#renderer/api/client.ts'
import { enumLabel } from '#renderer/records/enum-labels.ts'
import { BulkChoice } from '#renderer/records/list/BulkChoice.tsx'
import { BulkDelete } from '#renderer/records/list/BulkDelete.tsx'
import { BulkOwner } from '#renderer/records/list/BulkOwner.tsx'
import { BulkTags } from '#renderer/records/list/BulkTags.tsx'
import { countsOptions } from '#renderer/records/list/list.query.ts'
import { SelectionBar } from '#renderer/records/list/SelectionBar.tsx'
import { useBulk } from '#renderer/records/list/useBulk.ts'
import { MergeAction } from '#renderer/records/merge/MergeAction.tsx'
import type { ContactBulkChange } from '#shared/contacts/contact.contract.ts'
import { sectors } from '#shared/leads/lead.values.ts'
import { languages } from '#shared/values/language.ts'
import { contactSource } from './contact-list.query.ts'
import { type ActiveFilter, contactList } from './contacts.store.ts'

/** What can be done with the selected contacts. */
export function ContactBulkBar({ total }: { total: number }) {
  const { t } = useTranslation()
  const { run, isPending } = useBulk<ActiveFilter, ContactBulkChange>(contactList, (selection, change) =>
    api.contacts.bulk({ selection, change })
  )
  const choice = (field: 'sector' | 'language', values: readonly string[]) => (
    <BulkChoice
      label={t(`contacts.field.${field}`)}
      options={values.map((value) => ({ value, label: enumLabel(t, field, value) }))}
      isPending={isPending}
      onChoose={(value) => run({ kind: 'set', set: { [field]: value } })}
    />
  )
  return (
    <SelectionBar list={contactList} total={total}>
      <BulkOwner
        isPending={isPending}
        onChoose={(owner_email) => run({ kind: 'set', set: { owner_email } })}
      />
      {choice('sector', sectors)}
      {choice('language', languages)}
      <BulkTags
        countsOf={(field) => countsOptions(contactSource, contactList.noFilter, field)}
        isPending={isPending}
        onChange={(change) => run({ kind: 'tags', ...change })}
      />
      <MergeAction list={contactList} kind="contact" />
      <BulkDelete
        list={contactList}
        total={total}
        isPending={isPending}
        onDelete={() => run({ kind: 'delete' })}
      />
    </SelectionBar>
  )
}
