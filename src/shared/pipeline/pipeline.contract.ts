import { z } from 'zod'
import { command, query } from '../ipc/contract.ts'
import { stages } from '../opportunities/stages.ts'
import { nothing } from '../values/fields.ts'
import { maxStaleDays } from './pipeline.settings.ts'

/** Other programs may have stored any name. */
const readName = z.string().nullable()
const newName = z.string().trim().min(1, 'required').max(60, 'too_long').nullable()

const stageSetting = (name: typeof readName) =>
  z.object({
    stage: z.enum(stages),
    names: z.object({ en: name, fr: name, he: name }),
    probability: z.int().min(0, 'bad_percent').max(100, 'bad_percent')
  })

const staleDays = z.int().min(1, 'bad_days').max(maxStaleDays, 'bad_days')

const isEveryStageOnce = (list: { stage: string }[]) =>
  list.length === stages.length && stages.every((stage) => list.some((entry) => entry.stage === stage))

const settings = z.object({
  stages: z.array(stageSetting(readName)),
  stale_days: staleDays,
  others: z.array(z.object({ id: z.string(), name: z.string() }))
})

export const pipelineContract = {
  /** The stages as the team calls and orders them, and when a deal counts as forgotten. */
  settings: query({ role: 'viewer', input: nothing, output: settings }),
  /**
   * Writes what changed. `base` holds the values that the form started from: when the database holds others by now,
   * the answer is `changed_elsewhere` {fields, current: PipelineSettings} and nothing is written.
   */
  saveSettings: command({
    role: 'admin',
    input: z.object({
      set: z
        .object({
          /** In their new order. Won and lost keep their 100 and 0 %, whatever is sent. */
          stages: z.array(stageSetting(newName)).refine(isEveryStageOnce, 'other'),
          stale_days: staleDays
        })
        .partial(),
      base: z.record(z.string(), z.unknown()).default({})
    }),
    output: settings
  })
}
