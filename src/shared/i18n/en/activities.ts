/** Texts of the timeline and of logging. In `change`, the names in double braces are filled with styled values. */
export const activities = {
  title: 'Timeline',
  empty: {
    title: 'Nothing here yet',
    text: 'Notes, calls, meetings and changes appear here as they happen.'
  },
  older: 'Show older entries',
  automatic: 'Automatic',
  showAll: 'Show all',
  showLess: 'Show less',
  edited: 'Edited',
  leadCreated: 'Lead created',
  leadsImported: 'Leads imported',
  opportunityCreated: 'Opportunity created',
  contactCreated: 'Contact created',
  invoiceCreated: 'Invoice draft made',
  invoiceIssued: 'Invoice issued',
  invoiceSent: 'Invoice sent',
  invoiceCanceled: 'Invoice canceled',
  invoiceCredited: 'Credit note made',
  paymentReceived: 'Payment received',
  paymentRefunded: 'Payment refunded',
  paymentCanceled: 'Payment taken back',
  taskCreated: 'Task added',
  taskUpdated: 'Task changed',
  taskCompleted: 'Task completed',
  taskReopened: 'Task opened again',
  merged: 'Merged with this record',
  mergeUndone: 'Merge undone',
  editedMark: 'edited',
  filter: {
    kind: 'Kind',
    author: 'Author',
    left: 'Stage left',
    period: 'Period',
    clear: 'Clear filters',
    none: 'Nothing matches these filters.'
  },
  own: {
    actions: 'Actions',
    edit: 'Edit',
    remove: 'Delete',
    save: 'Save',
    label: 'Text of the entry',
    removed: 'Entry deleted',
    theirs: 'Somebody changed this entry in the meantime. It says now:',
    keepTheirs: 'Keep that',
    saveMine: 'Save mine'
  },
  mention: { label: 'Mention a colleague', hint: 'Type @ to give a colleague a task.' },
  list: {
    title: 'Activities',
    logCall: 'Log a call',
    logMeeting: 'Log a meeting',
    logTitle: { note: 'Add a note', call: 'Log a call', email: 'Log an e-mail', meeting: 'Log a meeting' },
    record: 'Record',
    text: 'What happened?',
    noRecord: 'No record',
    gone: 'Record no longer there',
    label: 'Activities of all records',
    older: 'Older entries are on their way',
    undated: 'No date',
    empty: {
      title: 'Nothing has happened yet',
      text: 'Notes, calls, meetings and changes of all leads, contacts and opportunities appear here.'
    },
    noResult: { title: 'No entry matches', text: 'No entry fits these filters.' }
  },
  change: {
    changed: '{{field}} changed from {{from}} to {{to}}',
    set: '{{field}} set to {{to}}',
    cleared: '{{field}} cleared, was {{from}}',
    touched: '{{field}} changed'
  },
  field: {
    contact_name: 'Name',
    opportunity_name: 'Name',
    lead_stage: 'Stage',
    lost_reason: 'Reason for losing',
    value: 'Value',
    currency: 'Currency',
    probability: 'Probability',
    expected_close_date: 'Expected close',
    next_step: 'Next step',
    next_action_date: 'Next action',
    lead_id: 'Lead',
    contact_id: 'Contact'
  },
  composer: {
    kind: 'Kind of entry',
    placeholder: {
      note: 'Write a note…',
      call: 'What was said on the call?',
      email: 'What was the e-mail about?',
      meeting: 'What came out of the meeting?'
    },
    save: {
      note: 'Add note',
      call: 'Log call',
      email: 'Log e-mail',
      meeting: 'Log meeting'
    }
  }
}
