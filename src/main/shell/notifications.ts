import { Notification } from 'electron'
import type { Notify } from '../tasks/task.notifications.ts'

/** Those on the screen: without a reference they would be collected, and pressing them would do nothing. */
const shown = new Set<Notification>()

/** Shows notifications of the system, where it has any. */
export function createNotify(openAt: (path: string) => void): Notify {
  return ({ title, body, path }) => {
    if (!Notification.isSupported()) return
    const notification = new Notification({ title, body })
    const forget = () => shown.delete(notification)
    shown.add(notification)
    notification.on('close', forget)
    notification.on('failed', forget)
    notification.on('click', () => {
      forget()
      openAt(path)
    })
    notification.show()
  }
}
