import { type Document, Int32 } from 'mongodb'
import type { z } from 'zod'
import { AppError } from '#shared/ipc/result.ts'
import type { pipelineContract } from '#shared/pipeline/pipeline.contract.ts'
import {
  type PipelineSettings,
  readPipelineSettings,
  type StageSetting,
  storedStages
} from '#shared/pipeline/pipeline.settings.ts'
import type { Ctx } from '../context.ts'
import { readCrmSettings, writeCrmSettings } from '../crm-settings/crm-settings.ts'
import { type EditableField, planEdit, toGuardedWrite } from '../mongo/guarded-update.ts'
import type { CollectionDefinition } from '../mongo/scoped-collection.ts'

type SaveInput = z.output<typeof pipelineContract.saveSettings.input>

/** The later back end keeps its settings by key (domain.md 9). Read where the team has no list of its own yet. */
const laterSettings: CollectionDefinition = { name: 'settings', indexes: [], scope: () => null }

/** How the team calls and orders the stages, and when a deal counts as forgotten. */
export async function pipelineSettings(ctx: Ctx): Promise<PipelineSettings> {
  const [stored, later] = await Promise.all([readCrmSettings(ctx), laterStages(ctx)])
  return settingsOf(stored, later)
}

async function laterStages(ctx: Ctx): Promise<unknown> {
  const found = await ctx.collection(laterSettings).findOne({ key: 'pipeline_stages' })
  return found?.value
}

function settingsOf(stored: Document, later: unknown): PipelineSettings {
  return readPipelineSettings(stored.pipeline_stages ?? later, stored.pipeline_stale_days)
}

/** Writes what an administrator changed. Errors: as the contract says. */
export async function savePipelineSettings(ctx: Ctx, { set, base }: SaveInput): Promise<PipelineSettings> {
  const later = await laterStages(ctx)
  const after = await writeCrmSettings(ctx, (stored) => {
    const fields = settingsEdits(stored, later)
    const { edits, conflicts } = planEdit(stored, fields, { set, base })
    if (conflicts.length > 0) {
      const details = { fields: conflicts, current: settingsOf(stored, later) }
      throw new AppError('changed_elsewhere', 'Somebody else changed the settings', details)
    }
    return edits.length === 0 ? null : toGuardedWrite(stored, fields, edits, { updated_at: ctx.now() })
  })
  return settingsOf(after, later)
}

function settingsEdits(stored: Document, later: unknown): Record<string, EditableField> {
  return {
    stages: {
      stored: ['pipeline_stages'],
      read: (document) => settingsOf(document, later).stages,
      same: (a, b) => JSON.stringify(a) === JSON.stringify(b),
      write: (stages) => ({ set: { pipeline_stages: toStored(stored, later, stages) }, unset: [] })
    },
    stale_days: {
      stored: ['pipeline_stale_days'],
      read: (document) => settingsOf(document, later).stale_days,
      same: (a, b) => a === b,
      write: (days) => ({ set: { pipeline_stale_days: new Int32(Number(days)) }, unset: [] })
    }
  }
}

function toStored(stored: Document, later: unknown, stages: unknown): Document[] {
  const entries = storedStages(stored.pipeline_stages ?? later, stages as StageSetting[])
  return entries.map((entry) => ({ ...entry, ...wholeNumbers(entry, ['order', 'probability']) }))
}

function wholeNumbers(entry: Document, names: string[]): Document {
  const numbers = names.filter((name) => typeof entry[name] === 'number')
  return Object.fromEntries(numbers.map((name) => [name, new Int32(entry[name])]))
}
