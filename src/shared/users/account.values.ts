/** Why an account stays as it is: `not_allowed_now` {reason}. */
export const accountRefusals = ['last_admin', 'oneself', 'website_only'] as const
