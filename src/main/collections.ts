import { activityCollection, olderActivityCollections } from './activities/activity.collection.ts'
import { auditCollection } from './audit/audit.log.ts'
import { contactCollection } from './contacts/contact.collection.ts'
import { dismissalCollection } from './duplicates/dismissal.collection.ts'
import { companyFileCollection } from './invoices/company.logo.ts'
import { invoiceCollection } from './invoices/invoice.collection.ts'
import { leadCollection } from './leads/lead.collection.ts'
import { draftCollection, laterMails, mailCollection } from './mail/mail.collection.ts'
import { websiteCollections } from './mongo/website-collections.ts'
import { opportunityCollection } from './opportunities/opportunity.collection.ts'
import { paymentCollection } from './payments/payment.collection.ts'
import { crmUserCollection, websiteUserCollection } from './session/account.collection.ts'
import { bankLineCollection } from './statements/bank-line.collection.ts'
import { taskCollection } from './tasks/task.collection.ts'
import { templateCollection } from './templates/template.collection.ts'
import { viewCollection } from './views/view.collection.ts'

/** Collections that get new documents from here: their indexes are made even before the first one. */
export const ownCollections = [
  crmUserCollection,
  leadCollection,
  contactCollection,
  opportunityCollection,
  activityCollection,
  taskCollection,
  invoiceCollection,
  paymentCollection,
  auditCollection,
  mailCollection,
  draftCollection,
  templateCollection
]

/** Collections that are only read or belong to the website: looked after where they exist. */
export const otherCollections = [
  websiteUserCollection,
  viewCollection,
  dismissalCollection,
  laterMails,
  bankLineCollection,
  companyFileCollection,
  ...olderActivityCollections,
  ...websiteCollections
]

/** Collections that some screen shows: the change feed follows them, and not what the website counts of its visitors. */
export const shownCollections = [
  ...new Set(
    [...ownCollections, ...otherCollections]
      .filter((definition) => !websiteCollections.includes(definition))
      .map(({ name }) => name)
      .concat('crm_settings', 'settings')
  )
]
