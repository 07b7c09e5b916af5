/** Texts of every list: table, columns, filters, selection, views. */
export const lists = {
  table: {
    resize: 'Resize {{column}}',
    headingHelp: 'Click to sort, Shift and click to sort by this as well. Drag to move.',
    moveHelp: 'Drag to move',
    edit: 'Edit {{column}}',
    select: 'Select',
    selectAll: 'Select all'
  },
  columns: {
    title: 'Columns',
    help: 'Tick what you want to see; drag, or Alt and arrows, to put it in order.',
    reset: 'Reset columns'
  },
  search: { clear: 'Clear search' },
  filter: {
    add: 'Filter',
    clear: 'Clear filters',
    is: '{{field}} is {{values}}',
    from: '{{field}} from {{from}}',
    upTo: '{{field}} up to {{to}}',
    between: '{{field}} {{from}} to {{to}}',
    lastDays_one: '{{field}} in the last day',
    lastDays_other: '{{field}} in the last {{count, number}} days',
    days_one: '{{count, number}} day',
    days_other: '{{count, number}} days',
    atLeast: 'At least',
    atMost: 'At most',
    since: 'From',
    until: 'To',
    numberOfDays: 'Days',
    edit: 'Change filter: {{field}}',
    remove: 'Remove filter: {{field}}',
    me: 'me',
    nobody: 'nobody',
    empty: 'empty',
    find: 'Find…',
    nothing: 'Nothing found'
  },
  selection: {
    label: 'Selection',
    count_one: '{{count, number}} selected',
    count_other: '{{count, number}} selected',
    all_one: 'Select all {{count, number}}',
    all_other: 'Select all {{count, number}}',
    clear: 'Clear selection',
    owner: 'Assign',
    nobody: 'No owner',
    tags: 'Tags',
    addTag: 'Add tag “{{tag}}”',
    findTag: 'Find or type a tag',
    adding: 'Add',
    removing: 'Remove',
    delete: 'Delete'
  },
  bulk: {
    changed: 'Changed: {{records}}',
    deleted: 'Deleted: {{records}}',
    restored: 'Put back: {{records}}',
    taken_back: 'Taken back: {{records}}',
    nothing: 'Nothing to change: it was so already.',
    stopped: 'Stopped. Changed so far: {{records}}',
    undoFailed: 'This could not be taken back.',
    kept: {
      changed_elsewhere_one: '{{count, number}} was changed by somebody else meanwhile and stays as it is.',
      changed_elsewhere_other:
        '{{count, number}} were changed by somebody else meanwhile and stay as they are.',
      converted_one: '{{count, number}} is converted and keeps its status.',
      converted_other: '{{count, number}} are converted and keep their status.',
      too_many_one: '{{count, number}} would get too many tags.',
      too_many_other: '{{count, number}} would get too many tags.'
    },
    confirmDelete: {
      title: 'Delete {{records}}?',
      body: 'They go with everything that is stored on them. You can take this back right afterwards; it is written to the audit log.',
      confirm: 'Delete'
    }
  },
  export: {
    refused: {
      EACCES: 'You may not write to this folder. Choose another.',
      EROFS: 'This disk can only be read. Choose another folder.',
      ENOSPC: 'The disk is full. Nothing was written.',
      EIO: 'The disk could not be written to.',
      ENOENT: 'The folder is no longer there.',
      EBUSY: 'Another program has this file open. Close it there first.',
      EPERM: 'You may not write to this folder. Choose another.',
      EISDIR: 'You may not write to this folder. Choose another.',
      ENOTDIR: 'The folder is no longer there.'
    },
    label: 'Export',
    csv: 'CSV for spreadsheets',
    json: 'JSON',
    hint: 'What the list shows now: its filters, order and columns.',
    leads_one: '{{count, number}} lead is in {{file}}.',
    leads_other: '{{count, number}} leads are in {{file}}.',
    contacts_one: '{{count, number}} contact is in {{file}}.',
    contacts_other: '{{count, number}} contacts are in {{file}}.',
    opportunities_one: '{{count, number}} opportunity is in {{file}}.',
    opportunities_other: '{{count, number}} opportunities are in {{file}}.',
    invoices_one: '{{count, number}} invoice is in {{file}}.',
    invoices_other: '{{count, number}} invoices are in {{file}}.'
  },
  views: {
    label: 'View: {{name}}',
    changed: 'Changed since it was saved',
    mine: 'My views',
    shared: 'Shared views',
    save: 'Save the changes',
    reset: 'Drop the changes',
    saveNew: 'Save as a new view…',
    newTitle: 'New view',
    name: 'Name',
    everybody: 'Everybody may use it',
    rename: 'Rename…',
    share: 'Share with everybody',
    unshare: 'Keep to myself',
    makeDefault: 'Open the list with this view',
    noDefault: 'Don’t open the list with this view',
    isDefault: 'The list opens with it',
    delete: 'Delete view',
    deleted: 'View “{{name}}” deleted.'
  },
  noResult: {
    title: 'Nothing matches',
    text: 'Nothing fits the search and filters together.',
    clear: 'Clear search and filters'
  }
}
