/** Texts of a record's page, and of fields that are edited in place. */
export const records = {
  back: 'Back to list',
  details: 'Details',
  otherFields: 'Other stored fields',
  kind: { lead: 'Lead', contact: 'Contact', opportunity: 'Opportunity' },
  field: {
    add: 'Add',
    addTag: 'Add a tag',
    edit: 'Edit {{field}}',
    change: 'Change {{field}}',
    copied: 'Copied',
    copy: 'Copy {{field}}',
    theirs: 'Somebody else set this to {{value}}.',
    theirsBy: '{{name}} set this to {{value}}.',
    takeTheirs: 'Use it',
    emptyValue: 'nothing',
    conflict: {
      title: 'Somebody else changed this in the meantime.',
      titleBy: '{{name}} changed this in the meantime.',
      theirs: 'Theirs',
      mine: 'Yours',
      keepTheirs: 'Keep theirs',
      saveMine: 'Save yours',
      nothing: 'Empty'
    }
  },
  draft: {
    restored: 'Draft restored',
    discard: 'Discard',
    kept: 'Kept as a draft on this device.'
  },
  create: {
    more: 'More fields',
    anyway: 'Create anyway',
    ownedBy: 'Owner: {{owner}}',
    askOwner: 'Only its owner can open it.',
    contactExists_one: 'This person is a contact already.',
    contactExists_other: '{{count, number}} contacts have this e-mail or number.',
    same: { email: 'Same e-mail', phone: 'Same number' }
  },
  reach: {
    email: 'Write to {{address}}',
    call: 'Call {{number}}',
    whatsapp: 'WhatsApp {{number}}',
    noProgram: {
      web: 'No program opens web pages here.',
      call: 'No program here can call. Copy the number instead.',
      email: 'No mail program is set up here. Copy the address instead.',
      whatsapp: 'No browser is set up here. Copy the number instead.'
    }
  },
  peek: {
    view: 'Show',
    label: 'Preview of {{name}}',
    open: 'Open',
    close: 'Close preview'
  },
  deals: {
    title: 'Opportunities',
    create: 'Create opportunity',
    none: 'No opportunity yet'
  }
}
