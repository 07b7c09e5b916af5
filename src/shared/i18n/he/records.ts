import type { records as english } from '../en/records.ts'
import type { Translated } from '../translated.ts'

export const records: Translated<typeof english> = {
  back: 'חזרה לרשימה',
  details: 'פרטים',
  otherFields: 'שדות שמורים נוספים',
  field: {
    add: 'הוספה',
    addTag: 'הוספת תגית',
    edit: 'עריכה: {{field}}',
    change: 'שינוי: {{field}}',
    copied: 'הועתק',
    copy: 'העתקה: {{field}}',
    conflict: {
      title: 'מישהו אחר שינה את השדה בינתיים.',
      theirs: 'הערך החדש',
      mine: 'הערך שלך',
      keepTheirs: 'להשאיר את החדש',
      saveMine: 'לשמור את שלי',
      nothing: 'ריק'
    }
  }
}
