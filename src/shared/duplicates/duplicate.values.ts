/** The words for duplicates; apart from the schemas, which the window's first screen does without. */

/** What records are searched for duplicates. */
export const duplicateKinds = ['lead', 'contact'] as const
export type DuplicateKind = (typeof duplicateKinds)[number]

/** Why records look the same: address, number in E.164, brand (leads), name and brand (contacts). */
export const duplicateReasons = ['email', 'phone', 'brand', 'name'] as const
export type DuplicateReason = (typeof duplicateReasons)[number]
