import { spawn } from 'node:child_process'
import { dirname } from 'node:path'
import { guarded } from './guarded.ts'
import { host, report } from './host.ts'

export const shell = guarded('electron.shell', {
  async openExternal(url: string, _options?: object): Promise<void> {
    openWithSystem(url)
  },

  /** As in Electron: the empty string means that it worked. */
  async openPath(path: string): Promise<string> {
    openWithSystem(path)
    return ''
  },

  showItemInFolder(fullPath: string): void {
    openWithSystem(dirname(fullPath))
  }
})

/** Without a screen nothing can be opened; saying so keeps tests from starting programs. */
function openWithSystem(target: string): void {
  report(`opens ${target}`)
  process.send?.({ kind: 'opened', target })
  if (host().headless) return
  const [command, ...args] = openCommand(target)
  const child = spawn(command, args, { detached: true, stdio: 'ignore' })
  child.on('error', (error) => report(`could not open ${target}: ${error.message}`))
  child.unref()
}

function openCommand(target: string): [string, ...string[]] {
  if (process.platform === 'darwin') return ['open', target]
  if (process.platform === 'win32') return ['explorer', target]
  return ['xdg-open', target]
}
