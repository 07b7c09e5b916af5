import { BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'
import { createTranslator } from '#shared/i18n/i18n.ts'
import { eventChannel } from '#shared/ipc/channels.ts'
import type { MenuCommand } from '#shared/ipc/events.ts'
import type { Language } from '#shared/values/language.ts'

/** The application menu in the person's language; commands that concern the page are sent to the window. */
export function setMenu(language: Language): void {
  const { t } = createTranslator(language)
  const item = (label: string, command: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    id: command,
    label,
    ...(accelerator && { accelerator }),
    click: () => sendCommand(command)
  })
  const template: MenuItemConstructorOptions[] = [
    ...(process.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    {
      label: t('menu.file'),
      submenu: [
        item(t('menu.new_lead'), 'new-lead', 'CmdOrCtrl+N'),
        item(t('menu.import_leads'), 'import-leads'),
        item(t('menu.import_dump'), 'import-dump'),
        { type: 'separator' },
        item(t('menu.settings'), 'show-settings', 'CmdOrCtrl+,'),
        item(t('menu.sign_out'), 'sign-out'),
        { type: 'separator' },
        { role: process.platform === 'darwin' ? 'close' : 'quit' }
      ]
    },
    { role: 'editMenu' },
    {
      label: t('menu.view'),
      submenu: [
        item(t('menu.palette'), 'open-palette', 'CmdOrCtrl+K'),
        item(t('menu.leads'), 'show-leads'),
        item(t('menu.pipeline'), 'show-pipeline'),
        item(t('menu.diagnostics'), 'show-diagnostics'),
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' }
      ]
    },
    { role: 'windowMenu' }
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

function sendCommand(command: MenuCommand): void {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
  window?.webContents.send(eventChannel, { name: 'shell.menu', payload: { command } })
}
