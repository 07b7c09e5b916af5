import {
  type Icon,
  IconArrowBackUp,
  IconArrowMerge,
  IconArrowsExchange,
  IconCalendarEvent,
  IconCash,
  IconCheckbox,
  IconCircleDot,
  IconFileExport,
  IconFileInvoice,
  IconFileText,
  IconFlag,
  IconMail,
  IconNote,
  IconPencil,
  IconPhone,
  IconSend,
  IconSparkles,
  IconTableImport,
  IconTrash,
  IconUserCheck
} from '@tabler/icons-react'
import type { ActivityType } from '#shared/activities/activity.values.ts'
import type { Heading } from './entry-text.ts'

const icons: Record<ActivityType | Heading | 'edit', Icon> = {
  edited: IconPencil,
  edit: IconPencil,
  contactCreated: IconSparkles,
  invoiceCreated: IconFileInvoice,
  invoiceIssued: IconFileInvoice,
  invoiceSent: IconFileInvoice,
  invoiceCanceled: IconFileInvoice,
  invoiceCredited: IconFileInvoice,
  paymentReceived: IconCash,
  paymentRefunded: IconCash,
  paymentCanceled: IconCash,
  taskCreated: IconCheckbox,
  taskUpdated: IconCheckbox,
  taskCompleted: IconCheckbox,
  taskReopened: IconCheckbox,
  merged: IconArrowMerge,
  mergeUndone: IconArrowBackUp,
  leadCreated: IconSparkles,
  leadsImported: IconTableImport,
  opportunityCreated: IconSparkles,
  note: IconNote,
  call: IconPhone,
  email: IconMail,
  meeting: IconCalendarEvent,
  task: IconCheckbox,
  status_change: IconArrowsExchange,
  stage_change: IconFlag,
  conversion: IconUserCheck,
  export: IconFileExport,
  analysis_requested: IconFileText,
  analysis_sent: IconSend,
  opportunity_deleted: IconTrash
}

/** The picture of an entry's heading or type; a dot for types that nobody knows. */
export function activityIcon(type: string): Icon {
  return Object.hasOwn(icons, type) ? icons[type as keyof typeof icons] : IconCircleDot
}
