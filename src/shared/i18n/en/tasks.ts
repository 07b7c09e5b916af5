/** Tasks: the day, the week, the dialog, a record's own, and reminders. */
export const tasks = {
  title: 'Tasks',
  new: 'New task',
  add: 'Add task',
  search: 'Search tasks',
  untitled: 'No title',
  view: { label: 'View', day: 'My day', week: 'Week' },
  assignee: {
    label: 'Assigned to',
    me: 'Me',
    everybody: 'Everybody',
    nobody: 'Nobody'
  },
  section: {
    overdue: 'Overdue',
    today: 'Today',
    week: 'Next 7 days',
    later: 'Later',
    undated: 'No date',
    completed: 'Completed'
  },
  nothingToday: 'Nothing due today',
  overdueCount_one: '{{count, number}} overdue task',
  overdueCount_other: '{{count, number}} overdue tasks',
  more: 'Show more',
  empty: {
    title: 'Nothing to do',
    text: 'Tasks of every lead, contact and opportunity come together here, by the day they are due.',
    viewerText: 'Tasks appear here as soon as somebody in your team makes one.'
  },
  noResult: {
    title: 'No task matches',
    text: 'Search looks at titles and descriptions.',
    clear: 'Clear search'
  },
  row: {
    complete: 'Complete: {{title}}',
    reopen: 'Open again: {{title}}',
    actions: 'Actions',
    snooze: 'Remind later',
    edit: 'Edit',
    remove: 'Delete',
    export: 'Export to calendar…',
    open: 'Open {{name}}',
    priority: 'Priority {{letter}}',
    repeats: 'Repeats: {{rule}}',
    reminds: 'Reminder: {{when}}'
  },
  help: 'J and K move, D completes, Enter edits, S reminds later, Delete removes.',
  done: {
    completed: 'Completed: {{title}}',
    completedNext: 'Completed: {{title}}. Next on {{day}}.',
    reopened: 'Opened again: {{title}}',
    removed: 'Deleted: {{title}}',
    moved: 'Moved to {{day}}: {{title}}',
    unplanned: 'No date any more: {{title}}',
    snoozed: 'Reminder {{when}}: {{title}}',
    created: 'Task added: {{title}}',
    elsewhere: 'Somebody else changed “{{title}}” in the meantime. It shows the new values now.'
  },
  export: {
    action: 'Export to calendar…',
    done_one: '{{count, number}} task written to {{file}}',
    done_other: '{{count, number}} tasks written to {{file}}',
    skipped_one: '{{count, number}} without a date was left out.',
    skipped_other: '{{count, number}} without a date were left out.',
    nothing: 'None of these tasks has a date: {{file}} is an empty calendar.'
  },
  snooze: {
    minutes: 'In 10 minutes',
    hour: 'In an hour',
    evening: 'This evening',
    tomorrow: 'Tomorrow morning',
    nextWeek: 'Next week'
  },
  week: {
    label: 'Week calendar',
    previous: 'Previous week',
    next: 'Next week',
    today: 'Today',
    help: 'Arrow keys move between tasks. Space lifts a task, left and right choose its day, Space drops it, Escape puts it back. Enter edits, D completes.',
    viewerHelp: 'Arrow keys move between tasks. Enter opens.',
    count_one: '{{count, number}} task',
    count_other: '{{count, number}} tasks',
    nothing: 'Nothing due',
    addTo: 'Add a task on {{day}}',
    more_one: 'This week has {{count, number}} more task than fits here. Narrow it by person or search.',
    more_other: 'This week has {{count, number}} more tasks than fit here. Narrow it by person or search.',
    speech: {
      lifted:
        'Lifted {{title}} from {{day}}. Left and right arrows choose a day, Space drops, Escape puts it back.',
      over: '{{day}}.',
      dropped: 'Dropped {{title}} on {{day}}.',
      cancelled: 'Put back. {{title}} stays on {{day}}.'
    }
  },
  record: {
    title: 'Tasks',
    none: 'No task yet',
    completed_one: '{{count, number}} completed',
    completed_other: '{{count, number}} completed'
  },
  form: {
    editTitle: 'Task',
    title: 'Title',
    titlePlaceholder: 'What is to be done?',
    day: 'Due',
    time: 'Time',
    priority: 'Priority',
    assignee: 'Assigned to',
    record: 'About',
    recordPlaceholder: 'Find a lead, contact or opportunity',
    recordHint: 'Type at least two letters',
    noRecord: 'Nothing found',
    goneRecord: 'Record that no longer exists',
    reminder: 'Reminder',
    reminderAt: 'Remind on',
    repeat: 'Repeat',
    every: 'Every',
    on: 'On',
    until: 'Until',
    forever: 'No end',
    description: 'Description',
    create: 'Add task',
    createdBy: 'Added by {{name}}, {{when}}'
  },
  reminders: {
    none: 'None',
    atTime: 'At that time',
    morning: 'That morning at 9:00',
    hourBefore: 'One hour before',
    dayBefore: 'The day before at 9:00',
    custom: 'At another time…'
  },
  repeat: {
    none: 'Does not repeat',
    day: 'Every day',
    workdays: 'On working days',
    week: 'Every week',
    month: 'Every month',
    year: 'Every year',
    custom: 'Another rule…',
    everyDay_one: 'Every day',
    everyDay_other: 'Every {{count, number}} days',
    everyWeek_one: 'Every week',
    everyWeek_other: 'Every {{count, number}} weeks',
    everyMonth_one: 'Every month',
    everyMonth_other: 'Every {{count, number}} months',
    everyYear_one: 'Every year',
    everyYear_other: 'Every {{count, number}} years',
    onDays: '{{rule}} on {{days}}',
    untilDay: '{{rule}} until {{day}}',
    unit: { day: 'days', week: 'weeks', month: 'months', year: 'years' }
  },
  reminder: {
    title: 'Reminder',
    due: 'Due {{day}}',
    many_one: '{{count, number}} task to look at',
    many_other: '{{count, number}} tasks to look at',
    open: 'Open',
    later: 'In 10 minutes'
  }
}
