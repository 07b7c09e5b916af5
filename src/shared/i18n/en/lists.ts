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
  noResult: {
    title: 'Nothing matches',
    text: 'Nothing fits the search and filters together.',
    clear: 'Clear search and filters'
  }
}
