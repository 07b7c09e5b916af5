/** Texts of this feature. */
export const frame = {}
