/** Texts of this feature. */
export const settings = {}
