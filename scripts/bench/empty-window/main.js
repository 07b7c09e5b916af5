/** The least that can open a window: what the app's start and memory are held against. */
import { readFileSync } from 'node:fs'
import { app, BrowserWindow } from 'electron'

const watch = readFileSync(new URL('../paint-watch.js', import.meta.url), 'utf8')
const page = `<script data-selector="#ready">${watch}</script><p id="ready">Hello</p>`

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800 })
  window.loadURL(`data:text/html,${encodeURIComponent(page)}`)
})
app.on('window-all-closed', () => app.quit())
