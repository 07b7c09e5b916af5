import { guarded, NamedEvents, refuseUnknown } from './guarded.ts'
import { report } from './host.ts'

type Options = { title?: string; body?: string; silent?: boolean }

/** Those that were shown and not closed, oldest first. */
const onScreen = new Set<NotificationClass>()

class NotificationClass extends NamedEvents {
  title: string
  body: string
  silent: boolean

  constructor(options: Options = {}) {
    super('electron.Notification', ['show', 'click', 'close', 'failed'])
    refuseUnknown('electron.Notification', options, ['title', 'body', 'silent', 'icon'])
    this.title = options.title ?? ''
    this.body = options.body ?? ''
    this.silent = options.silent ?? false
    // biome-ignore lint/correctness/noConstructorReturn: the app must only ever hold the guarded object
    return guarded('electron.Notification', this)
  }

  static isSupported(): boolean {
    return true
  }

  /** Shown where the developer looks: as a line in the terminal. */
  show(): void {
    report(`notification: ${this.title}: ${this.body}`)
    onScreen.add(this)
    this.emit('show')
  }

  close(): void {
    onScreen.delete(this)
    this.emit('close')
  }
}

/** Presses the newest notification with this title, as a person would; false when there is none. */
export function pressNotification(title: string): boolean {
  const notification = [...onScreen].findLast((shown) => shown.title === title)
  if (!notification) return false
  onScreen.delete(notification)
  notification.emit('click')
  return true
}

export const Notification = guarded('electron.Notification', NotificationClass)
