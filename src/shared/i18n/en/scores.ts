/** The lead score: its lines on the lead, and its weights in the settings. */
export const scores = {
  title: 'Score',
  of: '{{score}} of 100',
  points: '{{points}} of {{most}} points',
  rule: {
    budget: 'Budget',
    timeline: 'Time frame',
    completeness: 'Completeness',
    engagement: 'Engagement',
    recency: 'Recency'
  },
  why: {
    noBudget: 'No budget known',
    noTimeline: 'No time frame known',
    complete: 'All {{wanted}} details known',
    missing: '{{filled}} of {{wanted}} known; missing: {{missing}}',
    noTalk: 'No note, call, e-mail or meeting yet',
    talks_one: '{{count, number}} note, call, e-mail or meeting',
    talks_other: '{{count, number}} notes, calls, e-mails and meetings',
    today: 'Something happened today',
    days_one: 'Something happened yesterday',
    days_other: 'Something last happened {{count, number}} days ago',
    noDate: 'No date known'
  },
  settings: {
    title: 'Lead score',
    help: 'Five rules make up to 100 points together. A weight says how much a rule counts against the others; 0 leaves it out.',
    hint: {
      budget: 'From 500,000 on all points, below that fewer.',
      timeline: 'The sooner, the more points.',
      completeness: 'The share of the details that are known.',
      engagement: 'Notes, calls, e-mails and meetings; six give all points.',
      recency: 'All points for a week after the last conversation or the request, none after half a year.'
    },
    weight: 'Weight: {{rule}}',
    most_one: 'Up to {{count, number}} point.',
    most_other: 'Up to {{count, number}} points.',
    stored: 'Keep the score on every lead',
    storedHint:
      'Lists can then show it and sort by it. It is written to every lead, as the fields score and score_changes_at; turned off, they are taken away again.',
    usual: 'Usual weights',
    none: 'At least one rule must count.'
  }
}
