/** Texts of this feature. */
export const opportunities = {}
