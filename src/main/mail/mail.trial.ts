import { en } from '#shared/i18n/en/en.ts'
import { fr } from '#shared/i18n/fr/fr.ts'
import { he } from '#shared/i18n/he/he.ts'
import type { AccountInput, TestOutcome } from '#shared/mail/account.contract.ts'
import { mailHtml } from '#shared/mail/mail.text.ts'
import type { Language } from '#shared/values/language.ts'
import type { Ctx } from '../context.ts'
import type { Smtp } from '../edges/smtp.ts'
import type { MailAccounts } from './mail.account.ts'

const texts = { en: en.mail.account.testMail, fr: fr.mail.account.testMail, he: he.mail.account.testMail }

/** Sends a short mail with settings that are not kept yet. Errors: as `save` of the mailbox. */
export async function tryMailbox(
  ctx: Ctx,
  { accounts, smtp, language }: { accounts: MailAccounts; smtp: Smtp; language: () => Language },
  { account, to }: { account: AccountInput; to: string }
): Promise<TestOutcome> {
  const { server, from, reply_to } = accounts.preview(ctx.user._id, account)
  const { subject, text } = texts[language()]
  const outcome = await smtp.send(
    server,
    {
      ...{ from, reply_to, subject, text },
      to: [to],
      cc: [],
      bcc: [],
      html: mailHtml(text, language()),
      message_id: `<${ctx.newId()}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`,
      date: ctx.now(),
      attachments: []
    },
    ctx.signal
  )
  if (outcome.state === 'sent') return { works: true }
  ctx.log('info', 'A test mail was not sent', { reason: outcome.reason })
  return { works: false, reason: outcome.reason, detail: outcome.detail }
}
