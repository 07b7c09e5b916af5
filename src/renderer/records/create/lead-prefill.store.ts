import { createStore } from 'zustand/vanilla'
import { contactCompany } from '#shared/contacts/contact.rules.ts'
import type { Contact } from '#shared/contacts/contact.schema.ts'
import { onForget } from '../../state/forget.ts'

/** What a new lead begins with, when it comes from a contact or from a message of the website. */
export type LeadPrefill = {
  /** The contact that the lead is made of: it will name the lead. */
  contact_id: string
  brand_name: string
  name: string
  email: string
  phone: string
  sector: string | null
  language: string | null
}

const prefillStore = createStore<{ prefill: LeadPrefill | null }>(() => ({ prefill: null }))
onForget(() => prefillStore.setState({ prefill: null }))

/** The next new lead begins with what a contact tells. */
export function prefillLead(contact: Contact): void {
  prefillStore.setState({
    prefill: {
      contact_id: contact._id,
      brand_name: contactCompany(contact) ?? '',
      name: contact.name ?? '',
      email: contact.email ?? '',
      phone: contact.phone ?? '',
      sector: contact.sector,
      language: contact.language
    }
  })
}

/** Takes what was put there: a form that is opened again later begins empty. */
export function takePrefill(): LeadPrefill | null {
  const { prefill } = prefillStore.getState()
  prefillStore.setState({ prefill: null })
  return prefill
}
