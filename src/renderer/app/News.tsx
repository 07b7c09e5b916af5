import { useImportNews } from '../features/imports/useImportNews.ts'
import { useLeadImportNews } from '../features/lead-imports/useLeadImportNews.ts'
import { useMailNews } from '../features/mail/useMailNews.ts'
import { useReminderNews } from '../features/tasks/useReminderNews.ts'
import { useBulkNews } from '../records/list/useBulkNews.ts'
import { useExportNews } from '../records/list/useExportNews.ts'

/** Tells what becomes of work in the background, on whatever page one is. It shows nothing itself. */
export function News() {
  useImportNews()
  useLeadImportNews()
  useMailNews()
  useBulkNews()
  useExportNews()
  useReminderNews()
  return null
}
