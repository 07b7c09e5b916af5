/** Texts of the lead list, the lead page and the new-lead form. */
export const leads = {
  title: 'Leads',
  new: 'New lead',
  field: {
    lead: 'Lead',
    brand_name: 'Brand',
    name: 'Contact person',
    email: 'E-mail',
    phone: 'Phone',
    company: 'Company',
    sector: 'Sector',
    language: 'Language',
    expansion_type: 'Expansion type',
    format: 'Store format',
    timeline: 'Time frame',
    budget_estimated: 'Budget',
    target_city: 'Target city',
    focus_notes: 'Focus notes',
    source: 'Source',
    tags: 'Tags',
    status: 'Status',
    stage: 'Stage',
    priority: 'Priority',
    owner_email: 'Owner',
    owner: 'Owner',
    score: 'Score',
    created_at: 'Created',
    updated_at: 'Updated',
    message: 'Message',
    notes: 'Notes',
    pack_requested: 'Pack requested',
    preferred_contact_date: 'Preferred day',
    preferred_contact_time: 'Preferred time',
    utm_source: 'UTM source',
    utm_medium: 'UTM medium',
    utm_campaign: 'UTM campaign',
    referrer: 'Referrer'
  },
  list: {
    all: 'All leads',
    count_one: '{{count, number}} lead',
    count_other: '{{count, number}} leads',
    search: 'Search leads',
    empty: {
      title: 'No leads yet',
      text: 'Leads arrive from the website, from an import, or you enter the first one by hand.',
      readOnly: 'Leads arrive from the website and from imports.'
    }
  },
  filter: {
    quiet: 'No activity',
    quietDays_one: 'No activity for a day',
    quietDays_other: 'No activity for {{count, number}} days',
    task: 'Open task',
    hasTask: 'Has an open task',
    noTask: 'Has no open task'
  },
  page: {
    unnamed: 'Lead without a name',
    contacts: 'Contacts and messages',
    group: {
      contact: 'Contact',
      project: 'Project',
      origin: 'Origin',
      request: 'Request'
    },
    converted: 'Converted leads keep this status.',
    analysis: {
      title: 'Mini-analysis',
      show: 'Read the analysis',
      hide: 'Hide the analysis',
      pdf: 'A PDF is stored with this lead.'
    }
  },
  convert: {
    action: 'Convert to contact',
    title: 'Convert this lead?',
    text: 'Name, address, number, brand, sector, tags and owner go to the contact. The lead stays with its history and is marked as converted.',
    exists: 'This e-mail belongs to a contact already',
    linkTo: 'Link to {{name}}',
    another: 'Make another contact',
    askOwner: 'Belongs to {{owner}}, who can link it',
    withDeal: 'Open an opportunity too',
    became: 'Became {{name}}',
    gone: 'Its contact was deleted.',
    somebodyWasFaster: 'Somebody has just made a contact with this e-mail. Choose again.',
    nothingKnown: 'Nothing says who this is. Enter a name, a brand or an e-mail first.',
    done: {
      created: 'The lead is a contact now.',
      attached: 'The lead is linked to the contact.',
      already: 'The lead had been converted already: this is its contact.'
    }
  },
  create: {
    title: 'New lead',
    save: 'Create lead',
    duplicate_one: 'A lead with this e-mail and brand exists already.',
    duplicate_other: '{{count, number}} leads with this e-mail and brand exist already.',
    same: {
      email_one: 'Another lead has this e-mail.',
      email_other: '{{count, number}} other leads have this e-mail.',
      brand_one: 'Another lead has this brand.',
      brand_other: '{{count, number}} other leads have this brand.',
      phone_one: 'Another lead has this number.',
      phone_other: '{{count, number}} other leads have this number.'
    }
  }
}
