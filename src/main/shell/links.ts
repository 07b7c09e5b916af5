import { shell } from 'electron'
import { isAllowedLink } from '../links/allowed-link.ts'

/** Gives a link to the system's program for it. Anything but what `isAllowedLink` knows is refused. */
export async function openExternal(url: string): Promise<void> {
  if (!isAllowedLink(url)) throw new Error('This link may not be opened')
  await shell.openExternal(url)
}

/** Shows a file in the system's file manager. */
export function revealFile(path: string): void {
  shell.showItemInFolder(path)
}
