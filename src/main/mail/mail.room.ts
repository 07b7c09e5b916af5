import { randomUUID } from 'node:crypto'
import type { Language } from '#shared/values/language.ts'
import type { Smtp } from '../edges/smtp.ts'
import type { DrawPaper } from '../invoices/invoice.papers.ts'
import type { Publish } from '../ipc/events.ts'
import type { Secrets, Settings } from '../settings.ts'
import { createMailAccounts } from './mail.account.ts'
import { createMailFiles } from './mail.files.ts'
import { createMailAccountHandlers, createMailHandlers } from './mail.handlers.ts'
import { Outbox } from './mail.outbox.ts'

/** Everything that has to do with mail, put together. */
export function createMailRoom(deps: {
  dataDir: string
  settings: Settings
  secrets: Secrets
  smtp: Smtp
  publish: Publish
  /** Asks for files and answers their paths; empty when the dialog is closed. */
  chooseFiles: () => Promise<string[]>
  language: () => Language
  drawPaper: DrawPaper
}) {
  const { smtp, publish, chooseFiles, language, drawPaper } = deps
  const accounts = createMailAccounts(deps)
  const files = createMailFiles(deps.dataDir)
  const place = { deviceId: deviceId(deps.settings), runId: randomUUID() }
  const outbox = new Outbox({ ...place, smtp, accounts, files, publish })
  return {
    outbox,
    handlers: {
      mail: createMailHandlers({ ...place, accounts, files, outbox, chooseFiles, drawPaper }),
      mailAccount: createMailAccountHandlers({ accounts, smtp, language })
    }
  }
}

/** The same for as long as the settings file lives. */
function deviceId(settings: Settings): string {
  const known = settings.get('deviceId')
  if (known) return known
  const fresh = randomUUID()
  settings.set('deviceId', fresh)
  return fresh
}
