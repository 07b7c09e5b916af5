import { app, type IpcMainInvokeEvent, session } from 'electron'
import { appOrigin } from './app-protocol.ts'

/** Where the window's page may come from: the build, or Vite's server during development. */
function trustedOrigins(): string[] {
  const devServer = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL
  return devServer ? [appOrigin, new URL(devServer).origin] : [appOrigin]
}

/** Only the main frame of our own page may ask anything. */
export function isTrustedSender(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame
  if (!frame || frame !== event.sender.mainFrame) return false
  return isOwnPage(frame.url)
}

/** Compared as text, because `URL.origin` is "null" for a scheme of our own. */
export function isOwnPage(url: string): boolean {
  return trustedOrigins().some((origin) => url === origin || url.startsWith(`${origin}/`))
}

/** Putting text into the clipboard on a click is the one thing that the page may do by itself. */
const granted = 'clipboard-sanitized-write'

/** The page needs no camera, no place, no notifications of its own: every other permission is refused. */
export function refusePermissions(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(permission === granted)
  )
  session.defaultSession.setPermissionCheckHandler((_contents, permission) => permission === granted)
}
