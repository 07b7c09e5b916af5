import type { MoneticoSettings, NotificationProblem, Verdict } from '#shared/payments/monetico.contract.ts'
import { type MoneticoFields, notifiedOutcome, readMoneticoAmount } from '#shared/payments/monetico.rules.ts'
import { type Payment, readPayment } from '#shared/payments/payment.schema.ts'
import type { Ctx } from '../context.ts'
import { isSeal, isSealed, keyBytes } from '../edges/monetico.ts'
import type { MoneticoKeys } from './monetico.keys.ts'
import { moneticoSettings } from './monetico.settings.ts'
import { readNotification } from './notification.text.ts'
import { paymentCollection } from './payment.collection.ts'

/** Whether a notification is the bank's, and if not, what its sender or the settings got wrong. */
export async function verifyNotification(
  ctx: Ctx,
  keys: MoneticoKeys,
  { notification }: { notification: string }
): Promise<Verdict> {
  const settings = await moneticoSettings(ctx)
  const fields = readNotification(notification)
  const reference = fields.reference || null
  const payment = reference ? await paymentOf(ctx, reference) : null
  const outcome = notifiedOutcome(fields['code-retour'])
  const money = readMoneticoAmount(fields.montant ?? '')
  const ofSeal = sealProblems(fields, settings, keys)
  const ofContent = contentProblems({ fields, payment, settings, outcome, money })
  const is_genuine = ofSeal.length === 0
  return {
    is_genuine,
    problems: [...ofSeal, ...ofContent],
    outcome,
    reference,
    terminal: fields.TPE || null,
    amount: money?.amount ?? null,
    currency: money?.currency ?? null,
    code: fields['code-retour'] || null,
    payment,
    can_apply: is_genuine && ofContent.length === 0 && (outcome === 'paid' || outcome === 'refused')
  }
}

/** The website uses the same reference twice when two clients press within a second: the newest is meant. */
async function paymentOf(ctx: Ctx, reference: string): Promise<Payment | null> {
  const found = await ctx
    .collection(paymentCollection)
    .findOne({ monetico_reference: { $eq: reference } }, { sort: { created_at: -1 } })
  return found && readPayment(found)
}

function sealProblems(
  fields: MoneticoFields,
  { tpe, mac_form: form }: MoneticoSettings,
  keys: MoneticoKeys
): NotificationProblem[] {
  if (Object.keys(fields).length === 0) return ['no_fields']
  const mac = fields.MAC ?? ''
  if (mac === '') return ['no_mac']
  if (!isSeal(mac)) return ['bad_mac']
  const given = keys.find(tpe)
  if (given === null) return ['no_key']
  const fits = (how: typeof form, what: MoneticoFields, asGiven = false) => {
    const key = asGiven ? Buffer.from(given) : keyBytes(how, given)
    return key !== null && isSealed(how, what, key, mac)
  }
  if (fits(form, fields)) return []
  const other = form === 'fields' ? 'values' : 'fields'
  const causes: [() => boolean, NotificationProblem][] = [
    [() => fits(other, fields), 'other_form'],
    [() => fits('fields', fields, true), 'plain_key'],
    [() => fits(form, mapped(fields, decodedAgain)), 'encoded_twice'],
    [
      () =>
        fits(
          form,
          mapped(fields, (value) => value.replaceAll(' ', '+'))
        ),
      'plus_signs'
    ]
  ]
  return [causes.find(([explains]) => explains())?.[1] ?? 'wrong_mac']
}

function mapped(fields: MoneticoFields, change: (value: string) => string): MoneticoFields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, change(value)]))
}

function decodedAgain(value: string): string {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '))
  } catch {
    return value
  }
}

type Content = {
  fields: MoneticoFields
  payment: Payment | null
  settings: MoneticoSettings
  outcome: Verdict['outcome']
  money: ReturnType<typeof readMoneticoAmount>
}

function contentProblems({ fields, payment, settings, outcome, money }: Content): NotificationProblem[] {
  if (Object.keys(fields).length === 0) return []
  const isOther = payment && (money?.amount !== payment.amount || money.currency !== payment.currency)
  const isTest = outcome === 'paid_test' && settings.environment === 'live'
  const found: [unknown, NotificationProblem][] = [
    [fields.TPE && settings.tpe && fields.TPE !== settings.tpe, 'other_terminal'],
    [!fields.reference, 'no_reference'],
    [fields.reference && !payment, 'unknown_reference'],
    [isOther, 'other_amount'],
    [isTest, 'test_money'],
    [payment?.status === 'PAID', 'repeated']
  ]
  return found.filter(([is]) => is).map(([, problem]) => problem)
}
