/** Events that belong to no single feature. An event only tells; the payload is plain data. */

/** A document was written, here or elsewhere: caches that show it are stale. */
export type DataChange = {
  collection: string
  ids: string[]
  kind: 'created' | 'updated' | 'deleted' | 'imported'
  /** Another computer or the website wrote it. `ids` is empty then: they may be of documents that nobody here may see. */
  isElsewhere?: boolean
}

/** The collection that `data.changed` names when indexes were looked after. */
export const indexNews = 'system.indexes'

export type DataEvents = { 'data.changed': DataChange }

/** What the application menu asks the window to do. */
export type MenuCommand =
  | 'open-palette'
  | 'new-lead'
  | 'import-dump'
  | 'import-leads'
  | 'show-leads'
  | 'show-pipeline'
  | 'show-settings'
  | 'show-diagnostics'
  | 'sign-out'

export type ShellEvents = {
  'shell.menu': { command: MenuCommand }
  /** A notification was pressed: the window goes to this place. */
  'shell.open': { path: string }
}
