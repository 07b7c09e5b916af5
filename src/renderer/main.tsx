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
import { preloadPage } from './app/pages.ts'
import { start } from './app/start.ts'

const root = createRoot(document.getElementById('root') ?? document.body)

reportUncaught()
preloadPage(window.location.hash)
start().then(
  () => root.render(<App />),
  () =>
    root.render(
      <Appearance>
        <Crash />
      </Appearance>
    )
)
