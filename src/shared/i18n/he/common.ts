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
  /** As they stand on the caps of a keyboard. */
  key: { shift: 'Shift', enter: 'Enter', space: 'Space' },
  unsaved: {
    title: 'לוותר על השינויים?',
    body: 'מה שהוקלד לא נשמר.',
    discard: 'לוותר',
    keep: 'להמשיך לערוך'
  }
}
