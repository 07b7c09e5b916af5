/** The pipeline board and the opportunity panel. */
export const opportunities = {
  title: 'Pipeline',
  new: 'New opportunity',
  filter: {
    search: 'Search opportunities',
    hasCloseDate: 'Has an expected close date',
    noCloseDate: 'Has no expected close date',
    overdue: 'Next action is overdue',
    notOverdue: 'Next action is not overdue',
    quietDays_one: 'No activity for a day',
    quietDays_other: 'No activity for {{count, number}} days'
  },
  state: { open: 'Open', won: 'Won', lost: 'Lost' },
  field: {
    name: 'Opportunity',
    state: 'State',
    stage: 'Stage',
    owner: 'Owner',
    sector: 'Sector',
    currency: 'Currency',
    value: 'Value',
    weighted: 'Weighted',
    probability: 'Probability',
    expected_close_date: 'Expected close',
    has_close_date: 'Close date known',
    closed_at: 'Closed',
    created_at: 'Created',
    updated_at: 'Updated',
    is_overdue: 'Overdue',
    quiet_days: 'No activity',
    next_step: 'Next step',
    next_action_date: 'Next action',
    lead: 'Lead',
    lost_reason: 'Lost reason'
  },
  list: {
    title: 'Opportunities',
    all: 'All opportunities',
    count_one: '{{count, number}} opportunity',
    count_other: '{{count, number}} opportunities'
  },
  bulk: { noDay: 'No day' },
  page: {
    next: 'Next step',
    addNext: 'Plan the next step',
    stages: 'Stages',
    since: 'Since {{moment}}',
    by: 'Moved by {{name}}',
    unknownTime: 'Time unknown'
  },
  totals: {
    label: 'Totals',
    open: 'Open',
    value: 'Pipeline value',
    weighted: 'Weighted value',
    wonRate: 'Won rate',
    wonRateHint: '{{won}} won of {{closed}} closed',
    weightedHint: 'Each value × its probability'
  },
  board: {
    weighted: 'weighted',
    collapse: 'Collapse column',
    expand: 'Expand column',
    label: 'Pipeline board',
    help: 'Arrow keys move between cards. Space lifts a card, arrows choose the column, Space drops it, Escape puts it back. X selects several. Enter opens.',
    viewerHelp: 'Arrow keys move between cards. Enter opens.',
    sumHint: '{{value}}, weighted {{weighted}}',
    noCards: 'No opportunities here',
    dropHere: 'Drop here',
    otherStages: 'Stages that older programs stored. Cards can leave, none can enter.'
  },
  card: {
    quiet_one: 'No activity for more than a day',
    quiet_other: 'No activity for more than {{count, number}} days',
    chosen: 'Selected',
    noValue: 'No value',
    noAction: 'No next action',
    closes: 'Expected close',
    overdue: 'Next action overdue',
    due: 'Next action',
    lateClose: 'Expected close has passed'
  },
  speech: {
    chosen_one: 'Selected {{name}}.',
    chosen_other: 'Selected {{name}}. {{count}} are selected.',
    letGo_one: 'Let go of {{name}}. One is still selected.',
    letGo_other: 'Let go of {{name}}. {{count}} are still selected.',
    lifted:
      'Lifted {{name}} from {{stage}}. Left and right arrows choose a column, Space drops, Escape puts it back.',
    over_one: '{{stage}}, {{count}} opportunity.',
    over_other: '{{stage}}, {{count}} opportunities.',
    dropped: 'Dropped {{name}} in {{stage}}.',
    cancelled: 'Put back. {{name}} stays in {{stage}}.',
    refused: '{{name}} went back to {{stage}}.'
  },
  moved: {
    many_one: '{{count, number}} opportunity moved to {{stage}}',
    many_other: '{{count, number}} opportunities moved to {{stage}}',
    someElsewhere_one:
      'Somebody changed {{count, number}} of them in the meantime. The screen shows it as it is now.',
    someElsewhere_other:
      'Somebody changed {{count, number}} of them in the meantime. The screen shows them as they are now.',
    won: 'Won: {{name}}',
    lost: 'Lost: {{name}}',
    undone: 'Undone: {{name}} is back in {{stage}}',
    elsewhere: 'Somebody moved “{{name}}” to {{stage}} in the meantime. The board shows it there now.',
    gone: '“{{name}}” does not exist any more, or is not yours to see.'
  },
  chosen: {
    label: 'Selected opportunities',
    count_one: '{{count, number}} selected',
    count_other: '{{count, number}} selected',
    move: 'Move to',
    clear: 'Clear selection'
  },
  lost: {
    title: 'Why was it lost?',
    text: 'The reason is kept with “{{name}}”.',
    reason: 'Reason',
    placeholder: 'In your own words',
    suggestions: 'Suggestions',
    confirm: 'Mark as lost',
    reasons: {
      price: 'Price',
      timing: 'Not the right time',
      competitor: 'Chose another partner',
      silent: 'No answer',
      stopped: 'Project stopped',
      fit: 'Not a fit'
    }
  },
  empty: {
    title: 'No opportunities yet',
    text: 'An opportunity is a deal on its way: it moves from stage to stage until it is won or lost.',
    viewerText: 'Opportunities appear here as soon as somebody in your team opens one.'
  },
  form: {
    probabilityUsual: 'Usual at this stage: {{percent}}',
    sectorPlaceholder: 'As its lead',
    name: 'Name',
    namePlaceholder: 'Brand and what it is about',
    value: 'Value',
    currency: 'Currency',
    probability: 'Probability',
    probabilityClosed: 'Settled while the opportunity is won or lost.',
    expectedClose: 'Expected close',
    nextStep: 'Next step',
    nextStepPlaceholder: 'What happens next?',
    nextActionDate: 'Next action',
    stage: 'Stage',
    owner: 'Owner',
    lead: 'Lead',
    leadPlaceholder: 'Find a lead',
    contactPlaceholder: 'Find a contact',
    create: 'Create opportunity'
  },
  panel: {
    openPage: 'Open as a page',
    label: 'Opportunity',
    details: 'Details',
    activity: 'Activity',
    lead: 'Lead',
    contact: 'Contact',
    change_lead: 'Link another lead',
    change_contact: 'Link another contact',
    noLink: 'Not linked',
    gone: 'Linked record no longer exists',
    created: 'Created',
    updated: 'Updated',
    closed: 'Closed',
    lostReason: 'Lost reason',
    weighted: 'Weighted value',
    changeStage: 'Change stage',
    markWon: 'Mark as won',
    markLost: 'Mark as lost',
    unsaved: 'Unsaved changes'
  }
}
