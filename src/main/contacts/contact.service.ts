import { readText } from '#shared/values/stored.ts'
import type { Ctx } from '../context.ts'
import { isObjectIdHex } from '../mongo/filter-parts.ts'
import { toObjectId } from '../mongo/scoped-collection.ts'
import { addToList } from '../mongo/stored-lists.ts'
import { linkedContacts } from './contact.collection.ts'

/** The name of a contact that a visible record links to; null when the link dangles. */
export async function contactName(ctx: Ctx, id: string | null): Promise<string | null> {
  if (!isObjectIdHex(id)) return null
  const projection = { name: 1, company: 1, brand_name: 1, email: 1 }
  const contact = await ctx.collection(linkedContacts).findOne({ _id: toObjectId(id) }, { projection })
  if (!contact) return null
  return (
    readText(contact.name) ??
    readText(contact.company) ??
    readText(contact.brand_name) ??
    readText(contact.email)
  )
}

/** Notes an opportunity on its contact (domain.md 4.3). A dangling link is left alone. */
export async function linkOpportunityToContact(
  ctx: Ctx,
  contactId: string | null,
  opportunityId: string
): Promise<void> {
  if (!isObjectIdHex(contactId)) return
  const linked = await addToList(ctx.collection(linkedContacts), contactId, {
    field: 'opportunity_ids',
    value: opportunityId,
    also: { updated_at: ctx.now() }
  })
  if (linked) ctx.changed({ collection: 'contacts', ids: [contactId], kind: 'updated' })
}
