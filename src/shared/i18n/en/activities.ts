/** Texts of this feature. */
export const activities = {}
