import { z } from 'zod'
import { command, query } from '../ipc/contract.ts'
import { defaultViewsSchema, layoutSchema, layoutsSchema } from '../lists/layout.schema.ts'
import { reminderSettingsSchema } from '../tasks/quiet.ts'
import { idSchema, nothing } from '../values/fields.ts'
import { languages } from '../values/language.ts'

/** What one person likes on this device. Kept in the settings file; holds no customer data. */
export const preferencesSchema = z.object({
  language: z.enum(languages),
  colorScheme: z.enum(['light', 'dark', 'auto']),
  sidebarCollapsed: z.boolean()
})
export type Preferences = z.infer<typeof preferencesSchema>

export const preferenceContract = {
  get: query({ role: 'anyone', input: nothing, output: preferencesSchema }),
  set: command({ role: 'anyone', input: preferencesSchema.partial(), output: preferencesSchema }),
  /** The columns of every list as the signed-in person left them on this device. */
  layouts: query({ role: 'viewer', input: nothing, output: layoutsSchema }),
  /** The views that lists open with for this person on this device. */
  defaultViews: query({ role: 'viewer', input: nothing, output: defaultViewsSchema }),
  /** null opens the list without a view. */
  setDefaultView: command({
    role: 'viewer',
    input: z.object({ list: z.string().min(1).max(40), view: idSchema.nullable() }),
    output: nothing
  }),
  setLayout: command({
    role: 'viewer',
    input: z.object({ list: z.string().min(1).max(40), layout: layoutSchema }),
    output: nothing
  }),
  /** When the signed-in person wants to be reminded on this device. */
  reminders: query({ role: 'viewer', input: nothing, output: reminderSettingsSchema }),
  setReminders: command({
    role: 'viewer',
    input: reminderSettingsSchema.partial(),
    output: reminderSettingsSchema
  })
}
