import { z } from 'zod'
import { command, query } from '../ipc/contract.ts'
import { nothing } from '../values/fields.ts'
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
  set: command({ role: 'anyone', input: preferencesSchema.partial(), output: preferencesSchema })
}
