import { EventEmitter } from 'node:events'
import { isAccelerator } from './accelerator.ts'
import { app } from './app.ts'
import { BrowserWindow, windowEvents } from './browser-window.ts'
import { guarded, notPartOfStandin, refuseUnknown } from './guarded.ts'

type Click = (menuItem: object, window: object | undefined, event: object) => void
type Options = {
  id?: string
  label?: string
  role?: string
  type?: string
  accelerator?: string
  enabled?: boolean
  visible?: boolean
  checked?: boolean
  click?: Click
  submenu?: Options[] | MenuClass
}

const OPTIONS = [
  'id',
  'label',
  'role',
  'type',
  'accelerator',
  'enabled',
  'visible',
  'checked',
  'click',
  'submenu'
]

class MenuItemClass {
  id: string
  label: string
  role: string | undefined
  type: string
  accelerator: string | undefined
  enabled: boolean
  visible: boolean
  checked: boolean
  submenu: MenuClass | undefined
  click: () => void

  constructor(options: Options) {
    refuseUnknown('electron.MenuItem', options, OPTIONS)
    const { submenu } = options
    this.id = options.id ?? ''
    this.label = options.label ?? options.role ?? ''
    this.role = options.role
    this.type = options.type ?? (submenu ? 'submenu' : 'normal')
    this.accelerator = options.accelerator
    this.enabled = options.enabled ?? true
    this.visible = options.visible ?? true
    this.checked = options.checked ?? false
    this.submenu = Array.isArray(submenu) ? MenuClass.buildFromTemplate(submenu) : submenu
    this.click = () => {
      if (this.type === 'checkbox') this.checked = !this.checked
      const { click } = options
      if (click) click(this, BrowserWindow.getFocusedWindow() ?? undefined, {})
      else if (this.role === 'quit') app.quit()
      else throw notPartOfStandin(`electron.MenuItem role '${this.role ?? ''}'`)
    }
  }
}

let applicationMenu: MenuClass | null = null

class MenuClass extends EventEmitter {
  items: MenuItemClass[] = []

  static buildFromTemplate(template: Options[]): MenuClass {
    const menu = guarded('electron.Menu', new MenuClass())
    for (const options of template) menu.append(guarded('electron.MenuItem', new MenuItemClass(options)))
    return menu
  }

  /** Chromium has no menu bar to put it in: its accelerators work, and tests press its items by id. */
  static setApplicationMenu(menu: MenuClass | null): void {
    applicationMenu = menu
  }

  static getApplicationMenu(): MenuClass | null {
    return applicationMenu
  }

  append(menuItem: MenuItemClass): void {
    this.items.push(menuItem)
  }

  getMenuItemById(id: string): MenuItemClass | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }
}

export const Menu = guarded('electron.Menu', MenuClass)
export const MenuItem = guarded('electron.MenuItem', MenuItemClass)

windowEvents.onKey = (key) => {
  const pressed = itemsOf(applicationMenu).find(
    ({ accelerator, enabled }) => enabled && accelerator !== undefined && isAccelerator(accelerator, key)
  )
  pressed?.click()
}

function itemsOf(menu: MenuClass | null | undefined): MenuItemClass[] {
  return menu ? menu.items.flatMap((item) => [item, ...itemsOf(item.submenu)]) : []
}
