import type { Db } from 'mongodb'

/**
 * Which back end of the website works on this database (domain.md 9). The later one reads notes, activities and tasks
 * elsewhere than the first; what is written has to go where it looks.
 */
export type WebsiteProfile = 'site' | 'site-b2'

/** Collections that only the later back end makes. */
const laterCollections = ['emails', 'crm_tags']

/** Looks at what only the later back end leaves in a database: its collections, or its unique index on leads. */
export async function detectWebsite(db: Db): Promise<WebsiteProfile> {
  const infos = await db
    .listCollections({ name: { $in: [...laterCollections, 'leads'] } }, { nameOnly: true })
    .toArray()
  const names = infos.map(({ name }) => name)
  if (names.some((name) => laterCollections.includes(name))) return 'site-b2'
  if (!names.includes('leads')) return 'site'
  const indexes = await db.collection('leads').listIndexes().toArray()
  const isUnique = indexes.some(({ key, unique }) => unique && JSON.stringify(key) === '{"email":1}')
  return isUnique ? 'site-b2' : 'site'
}
