import { chooseHost } from './choose.ts'
import type { LaunchedApp, LaunchOptions } from './launched.ts'

/** Starts the built app on the best host there is and waits for its first window. */
export async function launchHost(options: LaunchOptions): Promise<LaunchedApp> {
  // Each host is loaded only when it is used: the other may not be installed.
  if (chooseHost().kind === 'electron') return (await import('./launch-electron.ts')).launchElectron(options)
  return (await import('./launch-standin.ts')).launchStandin(options)
}
