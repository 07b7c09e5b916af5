import type { workspace as english } from '../en/workspace.ts'
import type { Translated } from '../translated.ts'

export const workspace: Translated<typeof english> = {}
