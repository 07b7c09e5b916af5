import { navigate } from 'wouter/use-hash-location'
import { reportUncaught } from './api/report.ts'
import { firstData } from './app/first-data.ts'
import { preloadPage } from './app/pages.ts'
import { start } from './app/start.ts'
import { loadTexts } from './i18n/texts.ts'
import { preferencesStore } from './state/preferences.store.ts'

/**
 * The window's first lines are few on purpose: what the first screen shows is asked for while the code that shows it
 * is still being loaded, and both are painted at once.
 */
async function open(): Promise<void> {
  // Were the first page found by a redirect, the window would be drawn twice.
  if (window.location.hash === '') navigate('/leads', { replace: true })
  const view = import('./app/view.tsx')
  const started = start()
  const data = started.then(firstData)
  const texts = started.then(() => loadTexts(preferencesStore.getState().language))
  const page = preloadPage(window.location.hash)
  const { showApp, showCrash } = await view
  await Promise.all([data, page, texts]).then(showApp, showCrash)
}

reportUncaught()
void open()
