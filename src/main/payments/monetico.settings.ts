import type { Document } from 'mongodb'
import type { z } from 'zod'
import { AppError } from '#shared/ipc/result.ts'
import type {
  MoneticoSettings,
  moneticoContract,
  ShownMoneticoSettings
} from '#shared/payments/monetico.contract.ts'
import { environments, macForms } from '#shared/payments/monetico.values.ts'
import { readText } from '#shared/values/stored.ts'
import type { Ctx } from '../context.ts'
import { readCrmSettings, writeCrmSettings } from '../crm-settings/crm-settings.ts'
import { keyBytes } from '../edges/monetico.ts'
import { enumField, planEdit, textField, toGuardedWrite } from '../mongo/guarded-update.ts'
import type { MoneticoKeys } from './monetico.keys.ts'

/** How the company takes cards, in fields of our own of the settings that a team shares; the key stays on the device. */

type SaveInput = z.output<typeof moneticoContract.saveSettings.input>

export async function moneticoSettings(ctx: Ctx): Promise<MoneticoSettings> {
  return readSettings(await readCrmSettings(ctx))
}

function readSettings(stored: Document): MoneticoSettings {
  const { monetico_mac_form: form, monetico_environment: environment } = stored
  return {
    tpe: readText(stored.monetico_tpe),
    company_code: readText(stored.monetico_company_code),
    mac_form: macForms.find((known) => known === form) ?? 'fields',
    // Nobody's money moves before somebody has said so.
    environment: environments.find((known) => known === environment) ?? 'test',
    return_ok: readText(stored.monetico_return_ok),
    return_error: readText(stored.monetico_return_error)
  }
}

export async function shownSettings(ctx: Ctx, keys: MoneticoKeys): Promise<ShownMoneticoSettings> {
  return shown(await moneticoSettings(ctx), keys)
}

function shown(settings: MoneticoSettings, keys: MoneticoKeys): ShownMoneticoSettings {
  return { ...settings, key: keys.state(settings.tpe), keeps_secrets: keys.keepsSecrets() }
}

const asWritten = (stored: string | null) => stored
const fields = {
  tpe: textField('monetico_tpe'),
  company_code: textField('monetico_company_code'),
  mac_form: readAs('mac_form', enumField('monetico_mac_form', asWritten)),
  environment: readAs('environment', enumField('monetico_environment', asWritten)),
  return_ok: textField('monetico_return_ok'),
  return_error: textField('monetico_return_error')
}

/** Nothing stored means the usual: a form that shows it has not changed it. */
function readAs(name: keyof MoneticoSettings, field: ReturnType<typeof textField>) {
  return { ...field, read: (document: Document) => readSettings(document)[name] }
}

/** Writes what an administrator changed. Errors: as the contract says. */
export async function saveMoneticoSettings(
  ctx: Ctx,
  keys: MoneticoKeys,
  { set, base, key }: SaveInput
): Promise<ShownMoneticoSettings> {
  const wanted = { ...(await moneticoSettings(ctx)), ...set }
  if (key !== undefined) requireKey(wanted, key)
  const after = await writeCrmSettings(ctx, (stored) => {
    const { edits, conflicts } = planEdit(stored, fields, { set, base })
    if (conflicts.length > 0) {
      const current = shown(readSettings(stored), keys)
      throw new AppError('changed_elsewhere', 'Somebody else changed the settings', {
        fields: conflicts,
        current
      })
    }
    return edits.length === 0 ? null : toGuardedWrite(stored, fields, edits, { updated_at: ctx.now() })
  })
  const settings = readSettings(after)
  if (key !== undefined && settings.tpe) keys.save(settings.tpe, key)
  return shown(settings, keys)
}

function requireKey({ tpe, mac_form }: MoneticoSettings, key: string): void {
  if (!tpe)
    throw new AppError('invalid_input', 'A key belongs to a terminal', { fields: { tpe: 'required' } })
  if (keyBytes(mac_form, key) === null) {
    throw new AppError('invalid_input', 'Not a key of the bank', { fields: { key: 'bad_key' } })
  }
}

export async function forgetMoneticoKey(ctx: Ctx, keys: MoneticoKeys): Promise<ShownMoneticoSettings> {
  const settings = await moneticoSettings(ctx)
  if (settings.tpe) keys.forget(settings.tpe)
  return shown(settings, keys)
}
