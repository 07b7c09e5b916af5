import type { CollectionDefinition } from '../mongo/scoped-collection.ts'

/** Lines of bank statements, a collection of our own. Their ids follow from what they say: none is kept twice. */
export const bankLineCollection: CollectionDefinition = {
  name: 'bank_lines',
  indexes: [
    { keys: { state: 1, booked_on: -1, _id: -1 } },
    // Where a match was decided on and its payments may not be written yet.
    { keys: { booking_since: 1 }, partialFilterExpression: { booking_since: { $gt: new Date(0) } } }
  ],
  scope: () => null
}
