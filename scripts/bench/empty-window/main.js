/** The least that can open a window: what the app's start and memory are held against. */
import { app, BrowserWindow } from 'electron'

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800 })
  window.loadURL('data:text/html,<p id="ready">Hello</p>')
})
app.on('window-all-closed', () => app.quit())
