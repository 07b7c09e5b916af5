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
  selection: {
    label: 'בחירה',
    count_one: 'נבחר אחד',
    count_two: 'נבחרו שניים',
    count_other: 'נבחרו {{count, number}}',
    all_one: 'בחירת הכול ({{count, number}})',
    all_two: 'בחירת הכול ({{count, number}})',
    all_other: 'בחירת הכול ({{count, number}})',
    clear: 'ביטול הבחירה',
    owner: 'שיוך',
    nobody: 'ללא אחראי',
    tags: 'תגיות',
    addTag: 'הוספת התגית ״{{tag}}״',
    findTag: 'חיפוש או הקלדת תגית',
    adding: 'הוספה',
    removing: 'הסרה',
    delete: 'מחיקה'
  },
  bulk: {
    changed: 'שונו: {{records}}',
    deleted: 'נמחקו: {{records}}',
    restored: 'הוחזרו: {{records}}',
    taken_back: 'בוטלו: {{records}}',
    nothing: 'אין מה לשנות: כך זה כבר היה.',
    stopped: 'נעצר. שונו עד כה: {{records}}',
    undoFailed: 'הביטול לא הצליח.',
    kept: {
      changed_elsewhere_one: 'רשומה אחת שונתה בינתיים בידי מישהו אחר ונשארת כפי שהיא.',
      changed_elsewhere_two: 'שתי רשומות שונו בינתיים בידי מישהו אחר ונשארות כפי שהן.',
      changed_elsewhere_other: '{{count, number}} שונו בינתיים בידי מישהו אחר ונשארים כפי שהם.',
      converted_one: 'רשומה אחת הומרה ושומרת על הסטטוס שלה.',
      converted_two: 'שתי רשומות הומרו ושומרות על הסטטוס שלהן.',
      converted_other: '{{count, number}} הומרו ושומרים על הסטטוס שלהם.',
      too_many_one: 'לרשומה אחת היו יותר מדי תגיות.',
      too_many_two: 'לשתי רשומות היו יותר מדי תגיות.',
      too_many_other: 'ל־{{count, number}} היו יותר מדי תגיות.'
    },
    confirmDelete: {
      title: 'למחוק {{records}}?',
      body: 'כל מה ששמור בהם נמחק איתם. אפשר לבטל מיד לאחר מכן; הפעולה נרשמת ביומן הביקורת.',
      confirm: 'מחיקה'
    }
  },
  export: {
    refused: {
      EACCES: 'אין לך הרשאה לכתוב בתיקייה הזאת. יש לבחור אחרת.',
      EROFS: 'הדיסק הזה לקריאה בלבד. יש לבחור תיקייה אחרת.',
      ENOSPC: 'הדיסק מלא. לא נכתב דבר.',
      EIO: 'הכתיבה לדיסק נכשלה.',
      ENOENT: 'התיקייה כבר לא קיימת.',
      EBUSY: 'הקובץ פתוח בתוכנה אחרת. יש לסגור אותו שם תחילה.',
      EPERM: 'אין לך הרשאה לכתוב בתיקייה הזאת. יש לבחור אחרת.',
      EISDIR: 'אין לך הרשאה לכתוב בתיקייה הזאת. יש לבחור אחרת.',
      ENOTDIR: 'התיקייה כבר לא קיימת.'
    },
    label: 'ייצוא',
    csv: 'CSV לגיליון',
    json: 'JSON',
    hint: 'מה שהרשימה מציגה: המסננים, הסדר והעמודות.',
    leads_one: 'ליד אחד נמצא בקובץ {{file}}.',
    leads_two: 'שני לידים נמצאים בקובץ {{file}}.',
    leads_other: '{{count, number}} לידים נמצאים בקובץ {{file}}.',
    contacts_one: 'איש קשר אחד נמצא בקובץ {{file}}.',
    contacts_two: 'שני אנשי קשר נמצאים בקובץ {{file}}.',
    contacts_other: '{{count, number}} אנשי קשר נמצאים בקובץ {{file}}.',
    opportunities_one: 'הזדמנות אחת נמצאת בקובץ {{file}}.',
    opportunities_two: 'שתי הזדמנויות נמצאות בקובץ {{file}}.',
    opportunities_other: '{{count, number}} הזדמנויות נמצאות בקובץ {{file}}.',
    invoices_one: 'חשבונית אחת נמצאת בקובץ {{file}}.',
    invoices_two: 'שתי חשבוניות נמצאות בקובץ {{file}}.',
    invoices_other: '{{count, number}} חשבוניות נמצאות בקובץ {{file}}.'
  },
  views: {
    label: 'תצוגה: {{name}}',
    changed: 'שונתה מאז שנשמרה',
    mine: 'התצוגות שלי',
    shared: 'תצוגות משותפות',
    save: 'שמירת השינויים',
    reset: 'ביטול השינויים',
    saveNew: 'שמירה כתצוגה חדשה…',
    newTitle: 'תצוגה חדשה',
    name: 'שם',
    everybody: 'לשימוש כולם',
    rename: 'שינוי שם…',
    share: 'שיתוף עם כולם',
    unshare: 'לשימוש אישי בלבד',
    makeDefault: 'פתיחת הרשימה בתצוגה זו',
    noDefault: 'לא לפתוח את הרשימה בתצוגה זו',
    isDefault: 'הרשימה נפתחת בה',
    delete: 'מחיקת התצוגה',
    deleted: 'התצוגה ״{{name}}״ נמחקה.'
  },
  noResult: {
    title: 'אין רשומה מתאימה',
    text: 'שום דבר לא מתאים גם לחיפוש וגם למסננים.',
    clear: 'ניקוי החיפוש והמסננים'
  }
}
