/** The copy on this computer, what waits to be sent, and what both sides have changed. */
export const sync = {
  title: 'Sync',
  syncNow: 'Sync now',
  synced: 'Everything is up to date.',
  export: 'Export the queue…',
  exported: '{{count, number}} entries written to {{file}}',
  state: {
    off: 'Nothing is kept on this computer.',
    opening: 'Opening what is kept on this computer…',
    filling: 'Copying leads and tasks to this computer…',
    comparing: 'Comparing with the server…',
    current: 'Everything is up to date',
    undecided: 'Up to date, but for what you decide below',
    offline: 'Offline: you can go on working',
    failed: 'What is kept on this computer can’t be used',
    sending: 'Sending your changes…'
  },
  hint: {
    off: 'A workspace on this computer needs no copy. One on a server is copied when you sign in.',
    stream: 'Changes of your colleagues appear as they happen.',
    polling: 'Your colleagues’ changes are looked for every few seconds.',
    offline: 'Leads and tasks are read from this computer. What you change is sent when the server is back.'
  },
  progress: '{{done}} of {{total}}',
  problem: {
    disk_full: 'The disk is full. Make room, then sync again.',
    store_in_use: 'Another program uses the copy. Close it, then sync again.',
    key_unreadable: 'The system’s key store does not give out the key, so the copy can’t be opened.',
    store_unusable: 'The copy was damaged or made by a newer version.',
    failed: 'Something went wrong. Sync again; the log on the diagnostics page tells more.'
  },
  setAside: 'An unusable copy was kept at {{path}}',
  fact: {
    lastSync: 'Last sync',
    never: 'Never yet',
    kept: 'Kept on this computer',
    leads_one: '{{count, number}} lead',
    leads_other: '{{count, number}} leads',
    tasks_one: '{{count, number}} task',
    tasks_other: '{{count, number}} tasks',
    lastSent: 'Changes sent last',
    signIn: 'Signing in without the server',
    signInUntil: 'Possible until {{day}}',
    signInNone: 'Sign in once while the server answers'
  },
  status: {
    open: 'Open sync',
    waiting_one: '{{count, number}} waiting',
    waiting_other: '{{count, number}} waiting',
    refused_one: '{{count, number}} refused',
    refused_other: '{{count, number}} refused',
    conflicts_one: '{{count, number}} conflict',
    conflicts_other: '{{count, number}} conflicts',
    filling: 'Copying {{done}} of {{total}}',
    synced: 'Synced {{time}}',
    problem: 'Sync failed'
  },
  waitingMark: 'Waiting to be sent',
  conflicts: {
    title: 'Conflicts',
    text: 'You and somebody else changed the same thing. The server keeps theirs until you choose.',
    found: 'Found {{when}}',
    mine: 'Yours',
    theirs: 'Theirs',
    edited: 'Something else',
    you: 'You',
    somebody: 'Somebody',
    base: 'Before: {{value}}',
    apply: 'Save these choices',
    applied: 'Your choice is saved.',
    deleted_there: '“{{name}}” was deleted while you changed it.',
    restore: 'Restore it as a new record',
    drop: 'Drop my change',
    restored: 'Restored as a new record.',
    changed_there: '“{{name}}” was changed while you deleted it.',
    remove: 'Delete it all the same',
    keep: 'Keep it'
  },
  refused: {
    title: 'Refused',
    text: 'The server did not take these. Nothing is lost: change them, send them again, or drop them.',
    outOfSight: 'This record has gone to somebody else, or is not yours to change any more.',
    edit: 'Edit',
    again: 'Send again',
    discard: 'Drop'
  },
  queue: {
    title: 'Waiting to be sent',
    empty: 'Nothing waits.',
    held: 'Waits for a decision about the same record',
    followers_one: 'and {{count, number}} entry of its history',
    followers_other: 'and {{count, number}} entries of its history',
    more_one: '{{count, number}} more field',
    more_other: '{{count, number}} more fields'
  },
  write: { insert: 'New', update: 'Changed', remove: 'Deleted' },
  unnamed: 'No name',
  record: {
    leads: 'Lead',
    tasks: 'Task',
    contacts: 'Contact',
    opportunities: 'Opportunity',
    activities: 'History entry',
    crm_activities: 'History entry',
    notes: 'Note',
    timeline_events: 'History entry',
    audit_logs: 'Audit entry'
  },
  field: {
    title: 'Title',
    description: 'Description',
    due_date: 'Due',
    due_has_time: 'With a time',
    assigned_to_email: 'Assigned to',
    is_completed: 'Completed',
    completed_at: 'Completed at',
    reminder_date: 'Reminder',
    repeat_rule: 'Repeats',
    record: 'Record'
  },
  value: { yes: 'Yes', no: 'No', none: 'nothing' },
  discard: {
    title: 'Drop this change?',
    body: 'It is not sent, and the record shows what the server has. This can’t be taken back.',
    confirm: 'Drop it'
  },
  log: {
    title: 'Log',
    empty: 'What becomes of changes made without the server is told here.',
    older: 'Show older entries',
    event: {
      sent: 'Sent',
      merged: 'Sent; other fields had been changed elsewhere and were kept',
      conflict: 'Conflict',
      refused: 'Refused',
      resolved_mine: 'Settled: yours',
      resolved_theirs: 'Settled: theirs',
      resolved_edited: 'Settled: something else',
      restored: 'Restored as a new record',
      discarded: 'Dropped'
    }
  },
  device: {
    title: 'This computer',
    encrypted: 'Encrypted',
    encryptedHint: 'The key is kept by the system’s key store.',
    plain: 'Not encrypted',
    plainHint: 'This system has no key store. Whoever can read your files can read the copy.',
    encryption: 'Encryption',
    wipe: 'Remove the copy',
    wipeHint: 'It is made anew while the server answers. What waits to be sent stays.',
    wiped: 'The copy was removed.',
    wipeConfirm: {
      title: 'Remove the copy from this computer?',
      body: 'Until it is made anew you can’t work without the server.',
      confirm: 'Remove it'
    },
    forget: 'Sign out and forget this device',
    forgetHint: 'Removes the copy and the way to sign in without the server from this computer.',
    forgetConfirm: {
      title: 'Sign out and forget this device?',
      body: 'What this computer keeps of you is removed. The server’s data stays as it is.',
      confirm: 'Sign out and forget'
    },
    forgetWaiting: {
      title: 'Some of your changes were not sent yet',
      body_one:
        '{{count, number}} change waits to be sent and would be lost. Sync or export the queue first to keep it.',
      body_other:
        '{{count, number}} changes wait to be sent and would be lost. Sync or export the queue first to keep them.',
      confirm: 'Lose them and forget'
    }
  }
}
