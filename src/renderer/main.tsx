import './app/layers.css'
import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import './app/fonts.css'
import './app/global.css'
import { createRoot } from 'react-dom/client'
import { reportUncaught } from './api/report.ts'
import { App } from './app/App.tsx'
import { Appearance } from './app/Appearance.tsx'
import { Crash } from './app/Crash.tsx'
import { prefetchPage, preloadPage } from './app/pages.ts'
import { start } from './app/start.ts'
import { sessionStore } from './state/session.store.ts'

const root = createRoot(document.getElementById('root') ?? document.body)

/** With the first page at hand and its data asked for, the window is painted once and soon. */
async function open(): Promise<void> {
  await Promise.all([start(), preloadPage(window.location.hash)])
  if (sessionStore.getState().user) await prefetchPage(window.location.hash)
  root.render(<App />)
}

function crash(): void {
  root.render(
    <Appearance>
      <Crash />
    </Appearance>
  )
}

reportUncaught()
open().catch(crash)
