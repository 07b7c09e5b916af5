import { guarded, NamedEvents } from './guarded.ts'

/** A development host does not hear of the computer's sleep; a test tells of it through `control.ts`. */
export const powerMonitor = guarded(
  'electron.powerMonitor',
  new NamedEvents('electron.powerMonitor', ['resume', 'suspend'])
)
