/**
 * The words and field names that leads are described in (domain.md 2.3, 3.1); apart from the schemas, which the
 * window's first screen does without.
 */

export const leadStatuses = ['NEW', 'CONTACTED', 'QUALIFIED', 'PENDING_QUOTA', 'CONVERTED', 'LOST'] as const
export type LeadStatus = (typeof leadStatuses)[number]

/** Met in the database, never written by this application (domain.md 3.1). */
export const legacyLeadStatuses = ['GENERATED', 'QUOTA_BLOCKED', 'ERROR', 'EMAILED'] as const

export const priorities = ['A', 'B', 'C'] as const
export type Priority = (typeof priorities)[number]

export const sectors = [
  'food',
  'retail',
  'services',
  'healthcare',
  'tech',
  'hospitality',
  'education',
  'other'
] as const
export type Sector = (typeof sectors)[number]

export const expansionTypes = ['franchise', 'branch', 'master_franchise', 'direct', 'other'] as const

export const storeFormats = [
  'flagship',
  'corner',
  'pop_up',
  'boutique',
  'restaurant',
  'kiosk',
  'other'
] as const

export const timelines = ['0-3m', '3-6m', '6-12m', '12m+'] as const

export const leadSortFields = [
  'created_at',
  'updated_at',
  'brand_name',
  'status',
  'stage',
  'priority',
  'budget_estimated',
  'target_city',
  'owner_email',
  'score'
] as const
export type LeadSortField = (typeof leadSortFields)[number]

/** What an export may hold of a lead, in the order in which it is offered. */
export const leadExportColumns = [
  'brand_name',
  'name',
  'email',
  'phone',
  'company',
  'status',
  'stage',
  'priority',
  'owner_email',
  'created_at',
  'updated_at',
  'sector',
  'target_city',
  'budget_estimated',
  'tags',
  'language',
  'expansion_type',
  'format',
  'timeline',
  'source',
  'utm_source'
] as const
export type LeadExportColumn = (typeof leadExportColumns)[number]

/** The filters that are lists of values. Each takes stored values, folded as the list shows them, and `none`. */
export const leadValueFilters = [
  'status',
  'stage',
  'priority',
  'sector',
  'expansion_type',
  'format',
  'language',
  'source',
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'tags',
  'owner',
  'target_city'
] as const
export type LeadValueFilter = (typeof leadValueFilters)[number]

/** Why a lead looks the same, after normalising. */
export const leadLikenesses = ['email', 'brand', 'phone'] as const

/** E-mail and brand together are one lead (domain.md 4.1); each alone may be another. */
export function isSameLead({ same }: { same: readonly (typeof leadLikenesses)[number][] }): boolean {
  return same.includes('email') && same.includes('brand')
}
