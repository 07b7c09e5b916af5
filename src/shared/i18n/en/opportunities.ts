/** The pipeline board and the opportunity panel. */
export const opportunities = {
  title: 'Pipeline',
  new: 'New opportunity',
  filter: {
    search: 'Search opportunities',
    owner: 'Owner',
    everybody: 'Everybody'
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
    label: 'Pipeline board',
    help: 'Arrow keys move between cards. Space lifts a card, arrows choose the column, Space drops it, Escape puts it back. Enter opens.',
    viewerHelp: 'Arrow keys move between cards. Enter opens.',
    count_one: '{{count}} opportunity',
    count_other: '{{count}} opportunities',
    sumHint: '{{value}}, weighted {{weighted}}',
    noCards: 'No opportunities here',
    dropHere: 'Drop here',
    otherStages: 'Stages that older programs stored. Cards can leave, none can enter.'
  },
  card: {
    noValue: 'No value',
    noAction: 'No next action',
    closes: 'Expected close',
    overdue: 'Next action overdue',
    due: 'Next action',
    lateClose: 'Expected close has passed'
  },
  speech: {
    lifted:
      'Lifted {{name}} from {{stage}}. Left and right arrows choose a column, Space drops, Escape puts it back.',
    over_one: '{{stage}}, {{count}} opportunity.',
    over_other: '{{stage}}, {{count}} opportunities.',
    dropped: 'Dropped {{name}} in {{stage}}.',
    cancelled: 'Put back. {{name}} stays in {{stage}}.',
    refused: '{{name}} went back to {{stage}}.'
  },
  moved: {
    won: 'Won: {{name}}',
    lost: 'Lost: {{name}}',
    undone: 'Undone: {{name}} is back in {{stage}}',
    elsewhere: 'Somebody moved “{{name}}” to {{stage}} in the meantime. The board shows it there now.',
    gone: '“{{name}}” does not exist any more, or is not yours to see.'
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
  noResult: {
    title: 'No opportunity fits these filters',
    text: 'Search looks at names.',
    clear: 'Clear filters'
  },
  form: {
    name: 'Name',
    namePlaceholder: 'Brand and what it is about',
    value: 'Value',
    currency: 'Currency',
    probability: 'Probability',
    probabilityClosed: 'Settled while the deal is won or lost.',
    expectedClose: 'Expected close',
    nextStep: 'Next step',
    nextStepPlaceholder: 'What happens next?',
    nextActionDate: 'Next action',
    stage: 'Stage',
    owner: 'Owner',
    lead: 'Lead',
    leadPlaceholder: 'Find a lead',
    leadHint: 'Type at least two letters',
    noLead: 'No lead found',
    create: 'Create opportunity'
  },
  panel: {
    label: 'Opportunity',
    details: 'Details',
    activity: 'Activity',
    lead: 'Lead',
    contact: 'Contact',
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
    unsaved: 'Unsaved changes',
    theirs: 'Somebody else set this to {{value}}.',
    takeTheirs: 'Use it',
    emptyValue: 'nothing'
  }
}
