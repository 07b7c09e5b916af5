import type { CollectionDefinition, IndexDefinition } from './scoped-collection.ts'

/**
 * Collections that the website fills and that no screen works on: only the indexes that domain.md 2 and 6.4 name. They are
 * looked after where the collection exists; an index must not bring one into being that the website never made.
 */
export const websiteCollections: CollectionDefinition[] = [
  collection('mini_analyses', [
    { keys: { email: 1, brand_name: 1 } },
    { keys: { created_at: -1 } },
    { keys: { brand_slug: 1 } }
  ]),
  collection('visits', [{ keys: { timestamp: -1 } }, { keys: { page: 1 } }]),
  collection('visitors', [{ keys: { visitor_id: 1 } }]),
  collection('cms_content', [{ keys: { page: 1, language: 1 } }]),
  collection('page_content', [{ keys: { page: 1, language: 1 } }]),
  collection('newsletter_subscribers', [
    { keys: { email: 1 } },
    { keys: { is_active: 1 } },
    { keys: { lead_id: 1 } }
  ]),
  collection('pending_analyses', [
    { keys: { status: 1, created_at: 1 } },
    { keys: { lead_id: 1, status: 1 } }
  ]),
  collection('analysis_queue', [{ keys: { status: 1, created_at: 1 } }, { keys: { lead_id: 1 } }]),
  // The later back end's copy of its mails: only a merge asks for them.
  collection('email_history', [{ keys: { lead_id: 1 } }, { keys: { contact_id: 1 } }])
]

function collection(name: string, indexes: IndexDefinition[]): CollectionDefinition {
  return { name, indexes, scope: () => null }
}
