import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'

const FOLDERS: Record<string, string> = {
  desktop: 'Desktop',
  documents: 'Documents',
  downloads: 'Downloads',
  music: 'Music',
  pictures: 'Pictures',
  videos: process.platform === 'darwin' ? 'Movies' : 'Videos'
}

/** Electron's well-known folders; `userData` is the one that Electron itself would use for an app of this name. */
export function defaultPath(name: string, appName: string): string | undefined {
  const folder = FOLDERS[name]
  if (folder !== undefined) return join(homedir(), folder)
  switch (name) {
    case 'home':
      return homedir()
    case 'temp':
      return tmpdir()
    case 'exe':
      return process.execPath
    case 'appData':
      return appData()
    case 'userData':
    case 'sessionData':
      return join(appData(), appName)
    case 'logs':
      return join(appData(), appName, 'logs')
    case 'crashDumps':
      return join(appData(), appName, 'Crashpad')
    default:
      return undefined
  }
}

function appData(): string {
  if (process.platform === 'win32') return process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support')
  return process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config')
}
