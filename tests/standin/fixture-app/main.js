/** The smallest app that uses what Carmel uses of Electron: it runs the same on Electron and on the stand-in. */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import electron, { app, BrowserWindow, dialog, ipcMain, Menu, protocol, safeStorage, shell } from 'electron'

const CSP = "default-src 'self' fixture:; script-src 'self'"
const PAGE = `<!doctype html><html><head><title>Fixture</title></head><body>
<button id="greet">Greet</button><p id="said"></p><p id="heard"></p><script src="/page.js"></script></body></html>`
const SCRIPT = `
window.ready = true
document.querySelector('#greet').onclick = async () => {
  document.querySelector('#said').textContent = await window.fixture.invoke('greet', 'click')
}
window.fixture.onHeard((text) => { document.querySelector('#heard').textContent = text })
`

if (process.env.CARMEL_USER_DATA) app.setPath('userData', process.env.CARMEL_USER_DATA)
protocol.registerSchemesAsPrivileged([{ scheme: 'fixture', privileges: { standard: true, secure: true } }])

const notes = { beforeQuit: 0 }
const handlers = {
  greet: (_event, name) => `Hello ${name} from ${app.getName()} ${app.getVersion()}`,
  echo: (_event, value) => value,
  fail: () => {
    throw new TypeError('no such lead')
  },
  sender: (event) => ({
    url: event.senderFrame.url,
    origin: event.senderFrame.origin,
    isMain: event.senderFrame === event.sender.mainFrame
  }),
  hear: (event, text) => event.sender.send('heard', text),
  open: (event) =>
    dialog.showOpenDialog(BrowserWindow.fromWebContents(event.sender), { properties: ['openDirectory'] }),
  seal: (_event, text) => safeStorage.encryptString(text),
  unseal: (_event, sealed) => safeStorage.decryptString(Buffer.from(sealed)),
  browse: (_event, url) => shell.openExternal(url),
  missing: () => app.dock.show(),
  required: () => createRequire(import.meta.url)('electron').app === app && electron.app === app,
  userData: () => app.getPath('userData'),
  quit: () => app.quit()
}
for (const [channel, handler] of Object.entries(handlers)) ipcMain.handle(channel, handler)
ipcMain.on('say', (event, text) => event.reply('heard', `said ${text}`))

Menu.setApplicationMenu(
  Menu.buildFromTemplate([
    {
      label: 'File',
      submenu: [
        {
          id: 'shout',
          label: 'Shout',
          accelerator: 'CmdOrCtrl+Shift+S',
          click: (_item, window) => window.webContents.send('heard', 'from the menu')
        }
      ]
    }
  ])
)

function serve(request) {
  const { pathname } = new URL(request.url)
  const headers = { 'content-security-policy': CSP }
  if (pathname === '/page.js')
    return new Response(SCRIPT, { headers: { ...headers, 'content-type': 'text/javascript' } })
  if (pathname === '/where') return new Response(request.url, { headers })
  if (pathname === '/') return new Response(PAGE, { headers: { ...headers, 'content-type': 'text/html' } })
  return new Response('not here', { status: 404, headers })
}

app.on('before-quit', () => {
  notes.beforeQuit += 1
})
app.on('quit', () => console.log(`quit after ${notes.beforeQuit} before-quit`))
app.on('window-all-closed', () => app.quit())
if (app.requestSingleInstanceLock()) app.whenReady().then(open)
else app.quit()

async function open() {
  protocol.handle('fixture', serve)
  const window = new BrowserWindow({
    width: 900,
    height: 700,
    show: false,
    webPreferences: { preload: join(import.meta.dirname, 'preload.cjs'), sandbox: true }
  })
  window.once('ready-to-show', () => window.show())
  window.webContents.setWindowOpenHandler(({ url }) => {
    void shell.openExternal(url)
    return { action: 'deny' }
  })
  window.webContents.on('will-navigate', (event, url) => {
    if (!url.startsWith('fixture:') && !url.startsWith('data:')) event.preventDefault()
  })
  await window.loadURL('fixture://app/')
}
