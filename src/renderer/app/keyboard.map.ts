import type { en } from '#shared/i18n/en/en.ts'

type Words = typeof en.frame.keys

/** One line of the map: alternatives of shortcuts; `G+L` in `sequence` means one after the other. */
export type KeyLine = { label: keyof Words; keys: string[]; sequence?: true }

export type KeyGroup = { title: 'anywhere' | 'lists' | 'board' | 'tasks' | 'forms'; lines: KeyLine[] }

/** Every key that the window knows, by place. */
export const keyboardMap: KeyGroup[] = [
  {
    title: 'anywhere',
    lines: [
      { label: 'palette', keys: ['mod+K'] },
      { label: 'goDashboard', keys: ['G+H'], sequence: true },
      { label: 'goLeads', keys: ['G+L'], sequence: true },
      { label: 'goContacts', keys: ['G+C'], sequence: true },
      { label: 'goPipeline', keys: ['G+P'], sequence: true },
      { label: 'goOpportunities', keys: ['G+O'], sequence: true },
      { label: 'goInvoices', keys: ['G+I'], sequence: true },
      { label: 'goMail', keys: ['G+M'], sequence: true },
      { label: 'goForecast', keys: ['G+F'], sequence: true },
      { label: 'goTasks', keys: ['G+T'], sequence: true },
      { label: 'goActivities', keys: ['G+A'], sequence: true },
      { label: 'goUsers', keys: ['G+U'], sequence: true },
      { label: 'goSettings', keys: ['mod+,', 'G+S'], sequence: true },
      { label: 'goDiagnostics', keys: ['G+D'], sequence: true },
      { label: 'sidebar', keys: ['['] },
      { label: 'map', keys: ['?'] }
    ]
  },
  {
    title: 'lists',
    lines: [
      { label: 'move', keys: ['J', 'K', '↓', '↑'] },
      { label: 'open', keys: ['enter'] },
      { label: 'peek', keys: ['space'] },
      { label: 'find', keys: ['/'] },
      { label: 'create', keys: ['N'] },
      { label: 'cells', keys: ['←', '→'] },
      { label: 'edit', keys: ['E'] },
      { label: 'select', keys: ['X'] },
      { label: 'selectMore', keys: ['shift+↓', 'shift+↑'] },
      { label: 'selectAll', keys: ['mod+A'] },
      { label: 'undo', keys: ['mod+Z'] }
    ]
  },
  {
    title: 'board',
    lines: [
      { label: 'chooseCards', keys: ['X'] },
      { label: 'lift', keys: ['space'] },
      { label: 'carry', keys: ['←', '→'] },
      { label: 'putBack', keys: ['Esc'] }
    ]
  },
  {
    title: 'tasks',
    lines: [
      { label: 'complete', keys: ['D'] },
      { label: 'snooze', keys: ['S'] },
      { label: 'remove', keys: ['Delete'] },
      { label: 'undo', keys: ['mod+Z'] },
      { label: 'carryDay', keys: ['space'] }
    ]
  },
  {
    title: 'forms',
    lines: [
      { label: 'save', keys: ['mod+enter'] },
      { label: 'dismiss', keys: ['Esc'] }
    ]
  }
]
