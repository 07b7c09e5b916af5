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
  opportunityCreated: 'Opportunity created',
  change: {
    changed: '{{field}} changed from {{from}} to {{to}}',
    set: '{{field}} set to {{to}}',
    cleared: '{{field}} cleared, was {{from}}',
    touched: '{{field}} changed'
  },
  field: {
    opportunity_name: 'Name',
    lead_stage: 'Stage',
    lost_reason: 'Reason for losing',
    value: 'Value',
    currency: 'Currency',
    probability: 'Probability',
    expected_close_date: 'Expected close',
    next_step: 'Next step',
    next_action_date: 'Next action'
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
