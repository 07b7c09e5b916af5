import type { common as english } from '../en/common.ts'
import type { Translated } from '../translated.ts'

export const common: Translated<typeof english> = {
  save: 'שמירה',
  cancel: 'ביטול',
  close: 'סגירה',
  edit: 'עריכה',
  undo: 'ביטול הפעולה',
  retry: 'ניסיון חוזר',
  copy: 'העתקה',
  clear: 'ניקוי',
  search: 'חיפוש',
  loading: 'טוען',
  none: 'ללא',
  unassigned: 'ללא אחראי',
  me: 'אני',
  back: 'חזרה',
  more: 'הצגת עוד',
  saved: 'נשמר',
  unsaved: {
    title: 'לוותר על השינויים?',
    body: 'מה שהוקלד לא נשמר.',
    discard: 'לוותר',
    keep: 'להמשיך לערוך'
  }
}
