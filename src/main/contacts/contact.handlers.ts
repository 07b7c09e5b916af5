import type { ChooseSavePath } from '../exports/export.file.ts'
import { createListExport } from '../exports/list.export.ts'
import type { FeatureHandlers } from '../ipc/router.ts'
import { bulkContacts } from './contact.bulk.ts'
import { findContactDuplicates } from './contact.duplicates.ts'
import { contactExport } from './contact.export.ts'
import { contactIds, countContacts, listContacts } from './contact.list.ts'
import { contactsOfLead, relatedToContact } from './contact.related.ts'
import {
  createContact,
  getContact,
  removeContacts,
  restoreContacts,
  updateContact
} from './contact.service.ts'

export function createContactHandlers(deps: { chooseSavePath: ChooseSavePath }): FeatureHandlers<'contacts'> {
  return {
    list: listContacts,
    ids: contactIds,
    counts: countContacts,
    get: (ctx, { _id }) => getContact(ctx, _id),
    duplicates: findContactDuplicates,
    related: (ctx, { _id }) => relatedToContact(ctx, _id),
    ofLead: (ctx, { lead_id }) => contactsOfLead(ctx, lead_id),
    create: createContact,
    update: updateContact,
    bulk: bulkContacts,
    remove: removeContacts,
    restore: restoreContacts,
    export: createListExport(contactExport, deps.chooseSavePath)
  }
}
