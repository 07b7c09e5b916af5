/** The module that `electron` resolves to in the stand-in: what the app uses is here, the rest throws by name. */
import { app } from './app.ts'
import { BrowserWindow } from './browser-window.ts'
import { dialog } from './dialog.ts'
import { guarded, missing } from './guarded.ts'
import { ipcMain } from './ipc-main.ts'
import { Menu, MenuItem } from './menu.ts'
import { nativeTheme } from './native-theme.ts'
import { Notification } from './notification.ts'
import { powerMonitor } from './power-monitor.ts'
import { protocol } from './protocol.ts'
import { safeStorage } from './safe-storage.ts'
import { session } from './session.ts'
import { shell } from './shell.ts'

export {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  Notification,
  nativeTheme,
  powerMonitor,
  protocol,
  safeStorage,
  session,
  shell
}

export const autoUpdater = missing('electron.autoUpdater')
export const BaseWindow = missing('electron.BaseWindow')
export const clipboard = missing('electron.clipboard')
export const crashReporter = missing('electron.crashReporter')
export const desktopCapturer = missing('electron.desktopCapturer')
export const globalShortcut = missing('electron.globalShortcut')
export const MessageChannelMain = missing('electron.MessageChannelMain')
export const nativeImage = missing('electron.nativeImage')
export const net = missing('electron.net')
export const powerSaveBlocker = missing('electron.powerSaveBlocker')
export const screen = missing('electron.screen')
export const systemPreferences = missing('electron.systemPreferences')
export const Tray = missing('electron.Tray')
export const utilityProcess = missing('electron.utilityProcess')
export const webContents = missing('electron.webContents')
export const WebContentsView = missing('electron.WebContentsView')
export const webFrameMain = missing('electron.webFrameMain')

/** For `import electron from 'electron'` and `require('electron')`. */
export default guarded('electron', {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MenuItem,
  nativeTheme,
  Notification,
  powerMonitor,
  protocol,
  safeStorage,
  session,
  shell
})
