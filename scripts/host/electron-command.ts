import { findElectron } from '../setup/electron-binary.ts'
import { findOnPath, hasDisplay } from './choose.ts'

/** The program and its arguments: through xvfb-run without a display, and without Chromium's sandbox as root. */
export function electronCommand(appDir: string): { executablePath: string; args: string[] } {
  const electron = findElectron()
  if (electron === undefined) throw new Error('Electron is not there: run "npm start" to fetch it.')
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0
  const args = [...(asRoot ? ['--no-sandbox'] : []), appDir]
  const xvfb = hasDisplay() ? undefined : findOnPath('xvfb-run')
  if (xvfb === undefined) return { executablePath: electron, args }
  return { executablePath: xvfb, args: ['-a', electron, ...args] }
}
