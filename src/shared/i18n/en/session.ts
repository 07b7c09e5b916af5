/** Texts of this feature. */
export const session = {}
