import type { Language } from '#shared/values/language.ts'
import type { Smtp } from '../edges/smtp.ts'
import type { FeatureHandlers } from '../ipc/router.ts'
import type { MailAccounts } from './mail.account.ts'
import { type AttachDeps, attachFiles, detachFile } from './mail.attachments.ts'
import {
  compose,
  type DraftDeps,
  discardDraft,
  listDrafts,
  openDraft,
  restoreDraft,
  saveDraft
} from './mail.drafts.ts'
import { countMails, listMails, unsentMails } from './mail.list.ts'
import { confirmSent, reopenMail, retryMail } from './mail.second.chance.ts'
import { getMail, type MailDeps, sendMail } from './mail.service.ts'
import { tryMailbox } from './mail.trial.ts'

export function createMailHandlers(deps: MailDeps & DraftDeps & AttachDeps): FeatureHandlers<'mail'> {
  return {
    list: listMails,
    drafts: listDrafts,
    counts: countMails,
    get: (ctx, input) => getMail(ctx, deps, input),
    unsent: (ctx, { record }) => unsentMails(ctx, record),
    compose: (ctx, input) => compose(ctx, deps, input),
    openDraft: (ctx, { _id }) => openDraft(ctx, deps, _id),
    saveDraft,
    discardDraft: async (ctx, { _id }) => {
      await discardDraft(ctx, _id)
      return {}
    },
    restoreDraft: async (ctx, { _id }) => {
      await restoreDraft(ctx, _id)
      return {}
    },
    attach: (ctx, { _id }) => attachFiles(ctx, deps, _id),
    detach: (ctx, input) => detachFile(ctx, deps, input),
    send: (ctx, input) => sendMail(ctx, deps, input),
    retry: (ctx, input) => retryMail(ctx, deps, input),
    confirmSent: (ctx, { _id }) => confirmSent(ctx, deps, _id),
    reopen: async (ctx, { _id }) => {
      await reopenMail(ctx, deps, _id)
      return {}
    }
  }
}

/** The mailbox of whoever is signed in. `language` is the window's, for the test mail. */
export function createMailAccountHandlers(deps: {
  accounts: MailAccounts
  smtp: Smtp
  language: () => Language
}): FeatureHandlers<'mailAccount'> {
  const { accounts } = deps
  return {
    get: ({ user }) => ({ account: accounts.view(user._id), keeps_secrets: accounts.keepsSecrets() }),
    save: ({ user }, input) => accounts.save(user._id, input),
    remove: ({ user }) => {
      accounts.remove(user._id)
      return {}
    },
    test: (ctx, { account, to }) => tryMailbox(ctx, deps, { account, to })
  }
}
