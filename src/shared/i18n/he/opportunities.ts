import type { opportunities as english } from '../en/opportunities.ts'
import type { Translated } from '../translated.ts'

export const opportunities: Translated<typeof english> = {}
