import type { menu as english } from '../en/menu.ts'
import type { Translated } from '../translated.ts'

export const menu: Translated<typeof english> = {
  file: 'קובץ',
  view: 'תצוגה',
  new_lead: 'ליד חדש',
  import_leads: 'ייבוא לידים…',
  import_dump: 'ייבוא גיבוי…',
  settings: 'הגדרות…',
  sign_out: 'התנתקות',
  palette: 'חיפוש או פעולה…',
  leads: 'לידים',
  pipeline: 'צינור מכירות',
  diagnostics: 'אבחון'
}
