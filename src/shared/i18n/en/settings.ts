/** Settings, import of a dump, and diagnostics. */
export const settings = {
  title: 'Settings',
  appearance: {
    title: 'Appearance',
    language: 'Language',
    languageHint: 'Applies at once. Hebrew turns the layout from right to left.',
    theme: 'Theme'
  },
  reminders: {
    title: 'Reminders',
    enabled: 'Desktop notifications',
    enabledHint: 'Reminders of tasks that are assigned to you, on this computer.',
    quiet: 'Quiet hours',
    quietHint: 'Reminders wait until they are over; none is lost.',
    hours: 'Quiet',
    from: 'From',
    to: 'To',
    days: 'Quiet days',
    daysHint: 'Whole days without reminders.',
    zone: 'Time zone of the quiet hours',
    systemZone: 'Of this computer: {{zone}}'
  },
  account: {
    title: 'Account',
    until: 'Signed in until {{time}}',
    signOut: 'Sign out'
  },
  workspace: {
    title: 'Workspace',
    kind: 'Kind',
    database: 'Database',
    change: 'Change workspace'
  },
  import: {
    title: 'Import a dump',
    folder: 'Folder of mongoexport files',
    body: 'Existing records stay as they are, so a second run changes nothing.',
    choose: 'Choose a folder…',
    running: 'Importing',
    background: 'You can go on working: the import continues in the background.',
    done: 'Import finished',
    doneToast_one: 'Import finished: {{count, number}} new record.',
    doneToast_other: 'Import finished: {{count, number}} new records.',
    cancelled: 'Import stopped. What was written before stays.',
    failed: 'Import failed',
    report: {
      collection: 'Collection',
      inserted: 'New',
      alreadyThere: 'Already there',
      rejected: 'Rejected',
      total: 'Total',
      empty: 'The folder has no .json or .jsonl file.',
      rejects: 'Lines that could not be read',
      rejectsMore: 'Showing the first {{shown}} of {{total}}.',
      file: 'File',
      line: 'Line',
      reason: 'Reason'
    }
  },
  diagnostics: {
    title: 'Diagnostics',
    copy: 'Copy as text',
    copied: 'Copied',
    refresh: 'Refresh',
    application: 'Application',
    version: 'Version',
    memory: 'Memory of the main process',
    dataDir: 'Data folder',
    runtime: 'Runtime',
    connection: 'Connection',
    state: 'State',
    reason: 'Reason',
    detail: 'Detail',
    server: 'Server version',
    unknown: 'Unknown',
    corrupt: 'A damaged database file was put aside at this start',
    corruptBody: 'A new file was begun. The old one is kept at {{path}}',
    collections: 'Collections',
    collection: 'Collection',
    documents: 'Documents',
    noCollections: 'The database has no collection yet.',
    indexes: 'Indexes',
    index: 'Index',
    keys: 'Fields',
    indexState: { there: 'There', created: 'Created now', failed: 'Failed' },
    indexesFine: 'All indexes are there.',
    indexesFailed_one: '{{count}} index could not be created. Everything works; some lists may be slower.',
    indexesFailed_other:
      '{{count}} indexes could not be created. Everything works; some lists may be slower.',
    duplicatesHint: 'Stored records break its rule, e.g. two with the same value. They were left as they are.'
  }
}
