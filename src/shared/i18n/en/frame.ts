/** The frame around every page: sidebar, status bar, palette, keyboard map, crash screen. */
export const frame = {
  skip: 'Skip to content',
  sections: {
    label: 'Sections',
    leads: 'Leads',
    pipeline: 'Pipeline',
    settings: 'Settings',
    diagnostics: 'Diagnostics'
  },
  sidebar: { collapse: 'Collapse sidebar', expand: 'Expand sidebar' },
  status: {
    none: 'No workspace',
    connecting: 'Connecting…',
    online: 'Online',
    offline: 'Offline',
    refused: 'Refused',
    since: 'Since {{time}}'
  },
  language: { label: 'Language' },
  theme: { label: 'Theme', light: 'Light', dark: 'Dark', auto: 'Like the system' },
  menu: { label: 'Workspace menu', signOut: 'Sign out', changeWorkspace: 'Change workspace' },
  palette: {
    label: 'Search and commands',
    open: 'Search…',
    placeholder: 'Find a lead or an opportunity, or run a command',
    leads: 'Leads',
    opportunities: 'Opportunities',
    commands: 'Commands',
    nothing: 'Nothing matches “{{text}}”.',
    nothingHint: 'Search looks at brands, names, e-mail addresses and phone numbers.',
    move: 'Move',
    choose: 'Open',
    dismiss: 'Close',
    newLead: 'New lead',
    go: 'Go to {{section}}',
    useLanguage: 'Language: {{language}}',
    useTheme: 'Theme: {{theme}}',
    importDump: 'Import a dump…',
    keys: 'Show keyboard shortcuts'
  },
  keys: {
    title: 'Keyboard shortcuts',
    anywhere: 'Anywhere',
    lists: 'Lists',
    board: 'Board',
    forms: 'Forms',
    palette: 'Search and commands',
    map: 'This map',
    goLeads: 'Go to leads',
    goPipeline: 'Go to the pipeline',
    goSettings: 'Go to settings',
    goDiagnostics: 'Go to diagnostics',
    sidebar: 'Collapse or expand the sidebar',
    move: 'Next and previous',
    open: 'Open',
    peek: 'Peek without leaving the list',
    find: 'Search in the list',
    create: 'New',
    lift: 'Lift and drop a card',
    carry: 'Carry it to another column',
    putBack: 'Put it back',
    save: 'Save',
    dismiss: 'Close; asks only if something would be lost',
    or: 'or',
    afterwards: 'then'
  },
  crash: {
    title: 'This page stopped working',
    body: 'Nothing that was saved is lost. Load the window again, or go on with another page.',
    reload: 'Load again'
  },
  notFound: { title: 'There is no such page', body: 'The link may be old.', back: 'Go to leads' }
}
