import { type Db, ObjectId } from 'mongodb'

/** Every collection that can name a lead or a contact, with a document for each of its ways to do so. */
export async function nameEverywhere(db: Db, kind: 'lead' | 'contact', id: string): Promise<void> {
  const field = `${kind}_id`
  for (const name of [
    'activities',
    'crm_activities',
    'notes',
    'timeline_events',
    'tasks',
    'opportunities',
    'invoices',
    'email_events',
    'email_drafts',
    'emails',
    'email_history'
  ]) {
    await db
      .collection(name)
      .insertMany([{ [field]: id }, { [field]: new ObjectId(id) }, { [field]: 'other' }])
  }
  if (kind === 'lead') {
    for (const name of ['pending_analyses', 'analysis_queue', 'newsletter_subscribers'])
      await db.collection(name).insertOne({ lead_id: id })
    await db
      .collection('contacts')
      .insertMany([{ lead_ids: ['x', id] }, { lead_ids: id }, { source_lead_id: id }])
  } else {
    await db.collection('leads').insertMany([
      { brand_name: 'by snapshot', converted_to_contact_id: id },
      { brand_name: 'by later', converted_contact_id: new ObjectId(id) }
    ])
  }
}
