import type { CollectionDefinition } from '../mongo/scoped-collection.ts'

/** E-mail templates (domain.md 2.17): the same name and language may repeat, so nothing is unique (6.4). */
export const templateCollection: CollectionDefinition = {
  name: 'email_templates',
  indexes: [
    { keys: { name: 1, language: 1, _id: 1 } },
    { keys: { language: 1, name: 1, _id: 1 } },
    { keys: { category: 1, language: 1 } }
  ],
  scope: () => null
}
