/** The application menu of the system's menu bar. */
export const menu = {
  file: 'File',
  view: 'View',
  new_lead: 'New lead',
  import_leads: 'Import leads…',
  import_dump: 'Import a dump…',
  settings: 'Settings…',
  sign_out: 'Sign out',
  palette: 'Find or run…',
  leads: 'Leads',
  pipeline: 'Pipeline',
  diagnostics: 'Diagnostics'
}
