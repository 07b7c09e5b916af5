/** Texts of this feature. */
export const leads = {}
