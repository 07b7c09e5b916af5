/** Texts of the contacts: people of the CRM, messages of the website's form, and expert requests. */
export const contacts = {
  title: 'Contacts',
  new: 'New contact',
  field: {
    contact: 'Contact',
    kind: 'Kind',
    origin: 'Origin',
    name: 'Name',
    email: 'E-mail',
    phone: 'Phone',
    company: 'Company',
    brand_name: 'Brand',
    position: 'Position',
    sector: 'Sector',
    country: 'Country',
    language: 'Language',
    tags: 'Tags',
    notes: 'Notes',
    message: 'Message',
    source: 'Source',
    owner_email: 'Owner',
    owner: 'Owner',
    received: 'Received',
    updated_at: 'Updated',
    last_activity: 'Last e-mail'
  },
  kind: { crm: 'Contact', form: 'Website message', expert: 'Expert request' },
  origin: { lead: 'from a lead', none: 'not from a lead' },
  list: {
    count_one: '{{count, number}} contact',
    count_other: '{{count, number}} contacts',
    all: 'All contacts',
    search: 'Search contacts',
    empty: {
      title: 'No contacts yet',
      text: 'Contacts come of converted leads and from the website’s form, or you enter the first one by hand.',
      readOnly: 'Contacts come of converted leads and from the website’s form.'
    }
  },
  page: {
    unnamed: 'Contact without a name',
    more: 'More actions',
    makeLead: 'Make this a lead',
    message: 'Message',
    group: { person: 'Person', company: 'Company', work: 'Notes and tags', origin: 'Origin' },
    leads: { title: 'Leads', none: 'No lead has this e-mail' },
    sameEmail: 'With the same e-mail'
  },
  delete: {
    action: 'Delete contact',
    title: 'Delete {{name}}?',
    body: 'Leads, opportunities and tasks that name this contact stay, and so does its history. An administrator can undo it right after.',
    done: '{{name}} was deleted.'
  },
  create: { title: 'New contact', save: 'Create contact' }
}
