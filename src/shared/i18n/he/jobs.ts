import type { jobs as en } from '../en/jobs.ts'
import type { Translated } from '../translated.ts'

export const jobs: Translated<typeof en> = {
  title: 'עבודות ארוכות',
  kind: {
    'import-dump': 'מייבא',
    'lead-import': 'מייבא לידים',
    'lead-import-check': 'בודק קובץ לידים',
    sample: 'טוען את הדוגמה',
    'bulk-change': 'משנה רשומות',
    'bulk-delete': 'מוחק רשומות',
    export: 'ייצוא',
    'lead-scores': 'מחשב ציונים',
    'find-duplicates': 'חיפוש כפילויות',
    undo: 'מבטל'
  },
  stop: 'עצירה',
  step: 'כעת: {{step}}',
  progress: '{{done}} מתוך {{total}}',
  progressOpen: '{{done}} עד כה',
  rate: '{{rate}} בשנייה',
  left: 'נותרו בערך {{time}}'
}
