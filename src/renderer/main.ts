import { reportUncaught } from './api/report.ts'
import { firstData } from './app/first-data.ts'
import { preloadPage } from './app/pages.ts'
import { start } from './app/start.ts'

/**
 * The window's first lines are few on purpose: what the first screen shows is asked for while the code that shows it
 * is still being loaded, and both are painted at once.
 */
async function open(): Promise<void> {
  const view = import('./app/view.tsx')
  const data = start().then(firstData)
  const page = preloadPage(window.location.hash)
  const { showApp, showCrash } = await view
  await Promise.all([data, page]).then(showApp, showCrash)
}

reportUncaught()
void open()
