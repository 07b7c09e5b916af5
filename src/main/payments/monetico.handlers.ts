import { createTranslator } from '#shared/i18n/i18n.ts'
import type { Ctx } from '../context.ts'
import { servePageOnce } from '../edges/once.page.ts'
import { refusal } from '../invoices/invoice.numbers.ts'
import type { FeatureHandlers } from '../ipc/router.ts'
import { applyNotification } from './monetico.apply.ts'
import { type FormDeps, linkOf, sealedForm } from './monetico.form.ts'
import { requestPayment } from './monetico.request.ts'
import { forgetMoneticoKey, saveMoneticoSettings, shownSettings } from './monetico.settings.ts'
import { verifyNotification } from './monetico.verify.ts'

type Deps = FormDeps & { openExternal: (url: string) => Promise<void> }

export function createMoneticoHandlers(deps: Deps): FeatureHandlers<'monetico'> {
  const { keys } = deps
  return {
    settings: (ctx) => shownSettings(ctx, keys),
    saveSettings: (ctx, input) => saveMoneticoSettings(ctx, keys, input),
    forgetKey: (ctx) => forgetMoneticoKey(ctx, keys),
    request: requestPayment,
    open: (ctx, { _id }) => openForm(ctx, deps, _id),
    link: async (ctx, { _id }) => ({ url: linkOf(await sealedForm(ctx, deps, _id)) }),
    verify: (ctx, input) => verifyNotification(ctx, keys, input),
    apply: (ctx, input) => applyNotification(ctx, keys, input)
  }
}

/** The browser gets a page of this computer, which posts the form to the bank: a program can't post in its place. */
async function openForm(ctx: Ctx, deps: Deps, id: string): Promise<Record<string, never>> {
  const { action, fields, language } = await sealedForm(ctx, deps, id)
  const { t } = createTranslator(language)
  const words = { title: t('payments.page.title'), text: t('payments.page.text') }
  const page = await servePageOnce({ language, ...words, button: t('payments.page.button'), action, fields })
  try {
    await deps.openExternal(page.url)
  } catch {
    page.close()
    throw refusal('no_program', 'The system has no browser')
  }
  return {}
}
