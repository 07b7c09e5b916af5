import type { DevtoolsSession } from './devtools.ts'
import { policy } from './session.ts'

/** The permissions that both Electron's handler and Chromium's command know, by Electron's name. */
const CHROMIUM_NAMES: Record<string, string> = {
  'clipboard-read': 'clipboard-read',
  'clipboard-sanitized-write': 'clipboard-write',
  geolocation: 'geolocation',
  notifications: 'notifications',
  midi: 'midi',
  'idle-detection': 'idle-detection',
  'storage-access': 'storage-access'
}

/**
 * Puts the app's permission handler into force. Chromium cannot ask the handler at the moment of use, so it is
 * asked for each permission before the page loads. As in Electron, no handler means that all are granted.
 */
export async function applyPermissions(
  session: DevtoolsSession,
  contents: object,
  url: string
): Promise<void> {
  await Promise.all(
    Object.entries(CHROMIUM_NAMES).map(async ([electronName, name]) => {
      const setting = (await isGranted(contents, electronName, url)) ? 'granted' : 'denied'
      await session.send('Browser.setPermission', { permission: { name }, setting })
    })
  )
}

async function isGranted(contents: object, permission: string, url: string): Promise<boolean> {
  const details = { requestingUrl: url, isMainFrame: true }
  const handler = policy.permissionRequest
  if (!handler) return true
  return new Promise((resolve) => handler(contents, permission, resolve, details))
}
