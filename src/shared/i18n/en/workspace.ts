/** Texts of this feature. */
export const workspace = {}
