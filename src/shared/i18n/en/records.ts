/** Texts of a record's page, and of fields that are edited in place. */
export const records = {
  back: 'Back to list',
  details: 'Details',
  otherFields: 'Other stored fields',
  field: {
    add: 'Add',
    addTag: 'Add a tag',
    edit: 'Edit {{field}}',
    change: 'Change {{field}}',
    copied: 'Copied',
    copy: 'Copy {{field}}',
    conflict: {
      title: 'Somebody else changed this in the meantime.',
      theirs: 'Theirs',
      mine: 'Yours',
      keepTheirs: 'Keep theirs',
      saveMine: 'Save yours',
      nothing: 'Empty'
    }
  },
  create: {
    more: 'More fields',
    anyway: 'Create anyway',
    ownedBy: 'Owner: {{owner}}',
    askOwner: 'Only its owner can open it.',
    contactExists_one: 'This person is a contact already.',
    contactExists_other: '{{count, number}} contacts have this e-mail or number.',
    same: { email: 'Same e-mail', phone: 'Same number' }
  }
}
