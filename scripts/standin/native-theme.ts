import type { DevtoolsSession } from './devtools.ts'
import { guarded, NamedEvents } from './guarded.ts'

type ThemeSource = 'system' | 'light' | 'dark'

const sessions = new Set<DevtoolsSession>()
let source: ThemeSource = 'system'

class NativeTheme extends NamedEvents {
  constructor() {
    super('electron.nativeTheme', ['updated'])
  }

  get themeSource(): ThemeSource {
    return source
  }

  set themeSource(wanted: ThemeSource) {
    if (wanted === source) return
    source = wanted
    for (const session of sessions) showTheme(session)
    this.emit('updated')
  }

  /** With 'system' the stand-in is light: it has no way to know the desktop's own theme at once. */
  get shouldUseDarkColors(): boolean {
    return source === 'dark'
  }
}

export const nativeTheme = guarded('electron.nativeTheme', new NativeTheme())

/** Keeps a page's `prefers-color-scheme` in step with the theme until the page is gone. */
export function followTheme(session: DevtoolsSession): void {
  sessions.add(session)
  showTheme(session)
}

export function forgetTheme(session: DevtoolsSession): void {
  sessions.delete(session)
}

function showTheme(session: DevtoolsSession): void {
  const features = [{ name: 'prefers-color-scheme', value: source === 'system' ? '' : source }]
  // A page that is just closing needs no theme any more.
  session.send('Emulation.setEmulatedMedia', { features }).catch(() => {})
}
