/** Long work that runs in the background. */
export const jobs = {
  title: 'Long work',
  kind: {
    'import-dump': 'Importing',
    'lead-import': 'Importing leads',
    'lead-import-check': 'Checking a file of leads',
    sample: 'Loading the sample',
    'bulk-change': 'Changing records',
    'bulk-delete': 'Deleting records',
    export: 'Exporting',
    'lead-scores': 'Scoring leads',
    'find-duplicates': 'Looking for duplicates',
    undo: 'Undoing'
  },
  stop: 'Stop',
  step: 'Now: {{step}}',
  progress: '{{done}} of {{total}}',
  progressOpen: '{{done}} so far',
  rate: '{{rate}} per second',
  left: 'about {{time}} left'
}
