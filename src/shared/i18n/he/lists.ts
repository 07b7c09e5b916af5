import type { lists as en } from '../en/lists.ts'
import type { Translated } from '../translated.ts'

export const lists: Translated<typeof en> = {
  table: {
    resize: 'שינוי רוחב: {{column}}',
    headingHelp: 'לחצו כדי למיין, Shift ולחיצה כדי למיין גם לפי עמודה זו. גררו כדי להזיז.',
    moveHelp: 'גררו כדי להזיז',
    edit: 'עריכה: {{column}}',
    select: 'בחירה',
    selectAll: 'בחירת הכול'
  },
  columns: {
    title: 'עמודות',
    help: 'סמנו מה תרצו לראות; גררו, או Alt וחצים, כדי לסדר.',
    reset: 'איפוס העמודות'
  },
  search: { clear: 'ניקוי החיפוש' },
  filter: {
    add: 'סינון',
    clear: 'ניקוי המסננים',
    is: '{{field}}: {{values}}',
    from: '{{field}} מ־{{from}}',
    upTo: '{{field}} עד {{to}}',
    between: '{{field}} מ־{{from}} עד {{to}}',
    lastDays_one: '{{field}} ביום האחרון',
    lastDays_two: '{{field}} ביומיים האחרונים',
    lastDays_many: '{{field}} ב־{{count, number}} הימים האחרונים',
    lastDays_other: '{{field}} ב־{{count, number}} הימים האחרונים',
    days_one: 'יום אחד',
    days_two: 'יומיים',
    days_many: '{{count, number}} ימים',
    days_other: '{{count, number}} ימים',
    atLeast: 'לפחות',
    atMost: 'לכל היותר',
    since: 'מתאריך',
    until: 'עד תאריך',
    numberOfDays: 'ימים',
    edit: 'שינוי המסנן: {{field}}',
    remove: 'הסרת המסנן: {{field}}',
    me: 'אני',
    nobody: 'אף אחד',
    empty: 'ריק',
    find: 'חיפוש…',
    nothing: 'לא נמצא דבר'
  },
  noResult: {
    title: 'אין רשומה מתאימה',
    text: 'שום דבר לא מתאים גם לחיפוש וגם למסננים.',
    clear: 'ניקוי החיפוש והמסננים'
  }
}
