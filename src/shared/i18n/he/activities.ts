import type { activities as english } from '../en/activities.ts'
import type { Translated } from '../translated.ts'

export const activities: Translated<typeof english> = {}
