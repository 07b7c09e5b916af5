import type { leads as english } from '../en/leads.ts'
import type { Translated } from '../translated.ts'

export const leads: Translated<typeof english> = {}
