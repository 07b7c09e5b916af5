import type { session as english } from '../en/session.ts'
import type { Translated } from '../translated.ts'

export const session: Translated<typeof english> = {}
