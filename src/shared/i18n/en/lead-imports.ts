/** Texts of the import of leads from a file. */
export const leadImports = {
  title: 'Import leads',
  open: 'Import',
  steps: 'Steps',
  step: { file: 'File', columns: 'Columns', check: 'Check', result: 'Import' },
  back: 'Back',
  next: 'Continue',
  another: 'Import another file',
  field: { first_name: 'First name', last_name: 'Last name' },
  file: {
    title: 'Choose a table of leads',
    text: 'CSV or TSV from any program: a spreadsheet, HubSpot, Attio, a list from a fair. Nothing is written before you have seen what will happen.',
    choose: 'Choose a file…',
    drop: 'Drop a CSV or TSV file to import leads',
    other: 'Choose another file…',
    rows_one: '{{count, number}} row',
    rows_other: '{{count, number}} rows',
    columns_one: '{{count, number}} column',
    columns_other: '{{count, number}} columns',
    encoding: 'Encoding',
    delimiter: 'Columns are parted by',
    hasHeader: 'The first line holds headings',
    head: 'The first lines of the file'
  },
  encoding: {
    'utf-8': 'Unicode (UTF-8)',
    'utf-16le': 'Unicode (UTF-16)',
    'utf-16be': 'Unicode (UTF-16, big endian)',
    'windows-1252': 'Western European (Windows-1252)',
    'windows-1255': 'Hebrew (Windows-1255)'
  },
  delimiter: { comma: 'Comma', semicolon: 'Semicolon', tab: 'Tab', bar: 'Vertical bar' },
  columns: {
    column: 'Column of the file',
    examples: 'Examples',
    field: 'Field of the lead',
    leaveOut: 'Leave out',
    nameless: 'Column {{number}}',
    dates: 'Order of dates in {{column}}',
    decimals: 'Decimals in {{column}}',
    fieldOf: 'Field for {{column}}',
    taken: 'Each field can take one column.',
    needEmail:
      'No column is the e-mail. A new lead needs one; without it rows can only update leads by their brand.',
    needBrand: 'No column is the brand or the company. A new lead needs one of them.',
    used: '{{used, number}} of {{all, number}} columns are imported.'
  },
  dates: { dmy: 'Day/month/year', mdy: 'Month/day/year' },
  decimals: { point: '1,234.50', comma: '1 234,50' },
  check: {
    same: 'A lead is the same when',
    sameBy: {
      either: 'e-mail or brand is the same',
      email: 'the e-mail is the same',
      brand: 'the brand is the same',
      both: 'e-mail and brand are the same'
    },
    policyLabel: 'If the lead is there already',
    policy: { skip: 'Skip the row', update: 'Update the lead', create: 'Create another one' },
    unreadableLabel: 'If a cell can’t be read',
    unreadable: { reject: 'Reject the row', leave_out: 'Leave the cell out' },
    defaults: 'For new leads, where the file says nothing',
    usual: 'As usual',
    preview: 'The first rows as they will be stored',
    line: 'Line',
    outcome: 'What happens',
    counting: 'Counting…',
    run_one: 'Import {{count, number}} row',
    run_other: 'Import {{count, number}} rows',
    nothing: 'There is nothing to import with these settings.'
  },
  outcome: {
    created: 'Create',
    updated: 'Update',
    unchanged: 'No change',
    skipped: 'Skip',
    rejected: 'Reject'
  },
  count: {
    created: 'Will be created',
    updated: 'Will be updated',
    unchanged: 'Say nothing new',
    skipped: 'Are there already',
    rejected: 'Will be rejected'
  },
  done: {
    created: 'Created',
    updated: 'Updated',
    unchanged: 'Said nothing new',
    skipped: 'Were there already',
    rejected: 'Rejected'
  },
  leftOut_one: '{{count, number}} cell that can’t be read is left out.',
  leftOut_other: '{{count, number}} cells that can’t be read are left out.',
  run: {
    undo: 'Take the import back',
    running: 'Importing {{file}}',
    background: 'You can go on working: the import continues in the background.',
    done: 'The import is finished.',
    cancelled:
      'The import was stopped. What had been imported by then stays; the same file can be imported again, and what is there is skipped.',
    failed: 'The import stopped.',
    failedSoFar:
      'This is what had been imported by then. The same file can be imported again, and what is there is skipped.',
    toast_one: '{{count, number}} lead imported.',
    toast_other: '{{count, number}} leads imported.',
    open: 'Go to the leads'
  },
  rejects: {
    title: 'Rejected rows',
    save: 'Save rejected rows…',
    saved_one: '{{count, number}} row is in {{file}}.',
    saved_other: '{{count, number}} rows are in {{file}}.',
    hint: 'The file has the original columns and the reason. Correct it and import it again.',
    more: 'The first {{shown, number}} of {{total, number}} are shown.',
    line: 'Line',
    reason: 'Reason',
    fileName: 'rejected'
  },
  problemAt: '{{field}}: {{problem}}',
  problem: {
    required: 'missing',
    too_long: 'too long: “{{detail}}”',
    too_many: 'too many',
    too_large: 'too large: “{{detail}}”',
    negative: 'below zero: “{{detail}}”',
    bad_email: 'not an e-mail address: “{{detail}}”',
    bad_number: 'not a number: “{{detail}}”',
    bad_date: 'not a date up to today: “{{detail}}”',
    unknown_value: 'unknown value: “{{detail}}”',
    unknown_owner: 'nobody is called “{{detail}}”',
    owner_forbidden: 'may not own leads you import: “{{detail}}”',
    bad_encoding: 'characters that can’t be read: “{{detail}}”',
    bad_phone: 'does not look like a phone number: “{{detail}}”',
    too_many_cells: 'more cells than columns',
    unclosed_quote: 'a quotation mark is not closed',
    several: '{{detail}} leads are the same: which one is meant?',
    repeated: 'the same as line {{detail}}',
    not_yours: 'the lead belongs to somebody else',
    converted: 'a converted lead keeps its status',
    changed_elsewhere: 'somebody else is changing this lead',
    refused: 'refused by the database'
  },
  refused: {
    empty: 'There is nothing in this file.',
    too_large: 'This file has more than 200 MB. Cut it into smaller ones.',
    too_wide: 'This file has more than 300 columns. Is it a table?',
    changed: 'The file has changed since it was read. Choose it again.',
    kind: 'This is no table of text: save it as CSV, then drop that.',
    drop_too_large: 'Files of more than 50 MB are chosen with the button.',
    running: 'Another import is writing. Wait until it is finished.',
    unreadable: 'The file could not be read ({{reason}}).'
  }
}
