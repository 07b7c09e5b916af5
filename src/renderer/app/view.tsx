import './layers.css'
import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import './fonts.css'
import './global.css'
import { createRoot } from 'react-dom/client'
import { speak } from '../i18n/translator.ts'
import { App } from './App.tsx'
import { Appearance } from './Appearance.tsx'
import { Crash } from './Crash.tsx'
import { preloadPages } from './pages.ts'

const root = createRoot(document.getElementById('root') ?? document.body)

export async function showApp(): Promise<void> {
  await speak()
  root.render(<App />)
  void preloadPages()
}

/** The window could not even begin: it says so, and offers to begin again. */
export async function showCrash(): Promise<void> {
  await speak()
  root.render(
    <Appearance>
      <Crash />
    </Appearance>
  )
}
