import { setTimeout } from 'node:timers/promises'
import type { ReminderSettings } from '#shared/tasks/quiet.ts'
import type { Ctx } from './context.ts'
import { finishCredits } from './invoices/invoice.credit.ts'
import type { EventBus } from './ipc/events.ts'
import type { Outbox } from './mail/mail.outbox.ts'
import { createOnlineWatch } from './payments/online.watch.ts'
import { createPaymentUpkeep } from './payments/payment.upkeep.ts'
import { createScoreKeeper } from './scores/score.keeper.ts'
import { finishBookings } from './statements/statement.match.ts'
import { createReminders, type DueReminder, reminderPath } from './tasks/task.reminders.ts'

type Deps = {
  bus: EventBus
  /** In the name of whoever is signed in and may write; null while nobody is, or the server is away. */
  ctx: () => Ctx | null
  outbox: Outbox
  reminders: (userId: string) => ReminderSettings
  /** Shows reminders outside the window. */
  notify: (due: DueReminder[]) => void
  /** Follows what others write, as things are now. */
  follow: () => void
}

/** The first screen's questions go before reminders, scores, waiting mails and the dozens about indexes. */
const firstScreenMs = 1500

export const firstScreen = (): Promise<void> => setTimeout(firstScreenMs, undefined, { ref: false })

/** What goes on by itself in the name of whoever is signed in: reminders, scores, waiting mails, payments. */
export function createBackground({ bus, ctx, outbox, reminders: settings, notify, follow }: Deps) {
  const scores = createScoreKeeper({ ctx })
  const payments = createPaymentUpkeep(ctx, [finishCredits, finishBookings])
  const online = createOnlineWatch(ctx)
  const reminders = createReminders({ ctx, settings, show })

  function show(due: DueReminder[]): void {
    notify(due)
    const tasks = due.map((reminder) => ({
      _id: reminder._id,
      title: reminder.title,
      path: reminderPath(reminder)
    }))
    bus.publish('tasks.reminded', { tasks })
  }

  /** Mails leave in the name of whoever is signed in, while they may send. */
  function followSender(): void {
    const sender = ctx()
    if (sender) outbox.wake(sender)
    else void outbox.rest()
  }

  function wake(): void {
    follow()
    followSender()
    reminders.wake()
    scores.wake()
    payments.wake()
    online.wake()
  }

  bus.listen(({ name, payload }) => {
    if (name === 'session.changed') void firstScreen().then(wake)
    // Whoever wrote it elsewhere looks after its score, or the next look does.
    if (name === 'data.changed' && !payload.isElsewhere) scores.follow(payload)
    if (name === 'data.changed' && payload.collection === 'tasks') reminders.wake()
    if (name === 'data.changed' && payload.collection === 'payments') online.wake()
  })

  return {
    wake,
    stop: () => {
      for (const each of [reminders, scores, payments, online]) each.stop()
    }
  }
}
