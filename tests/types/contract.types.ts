import type { AllHandlers, FeatureHandlers } from '#main/ipc/router.ts'
import { api } from '#renderer/api/client.ts'
import type { Channel } from '#shared/ipc/registry.ts'

/**
 * Checked by the compiler alone (`npm run check:types`): each line below must NOT compile, so removing a guard from
 * the contract types breaks the build. Never executed.
 */
export function wrongCalls(): void {
  // @ts-expect-error a wrong input type
  void api.leads.list({ limit: 'all' })
  // @ts-expect-error a missing input field
  void api.leads.get({})
  // @ts-expect-error an unknown call
  void api.leads.destroyEverything({})
  // @ts-expect-error an unknown feature
  void api.nothing.list({})
  // @ts-expect-error a value outside an enum
  void api.opportunities.move({ cards: [{ _id: 'a', from: null }], to: 'closed_won' })
}

// @ts-expect-error an unknown channel
export const wrongChannel: Channel = 'leads.explode'
export const rightChannel: Channel = 'leads.list'

// @ts-expect-error a missing handler
export const missingHandler: FeatureHandlers<'users'> = {}

// @ts-expect-error a missing feature
export const missingFeature: AllHandlers = { users: { list: () => [] } }

export const wrongReply: FeatureHandlers<'users'> = {
  // @ts-expect-error a reply of another shape
  list: () => [{ _id: 1 }]
}
