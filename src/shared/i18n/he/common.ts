import type { common as english } from '../en/common.ts'
import type { Translated } from '../translated.ts'

export const common: Translated<typeof english> = {
  save: 'שמירה',
  cancel: 'ביטול',
  close: 'סגירה',
  undo: 'ביטול הפעולה',
  retry: 'ניסיון חוזר',
  clear: 'ניקוי',
  unassigned: 'ללא אחראי',
  me: 'אני',
  back: 'חזרה',
  saved: 'נשמר',
  unsaved: {
    title: 'לוותר על השינויים?',
    body: 'מה שהוקלד לא נשמר.',
    discard: 'לוותר',
    keep: 'להמשיך לערוך'
  }
}
