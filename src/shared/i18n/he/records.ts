import type { records as english } from '../en/records.ts'
import type { Translated } from '../translated.ts'

export const records: Translated<typeof english> = {
  back: 'חזרה לרשימה',
  details: 'פרטים',
  otherFields: 'שדות שמורים נוספים',
  kind: { lead: 'ליד', contact: 'איש קשר', opportunity: 'הזדמנות' },
  field: {
    add: 'הוספה',
    addTag: 'הוספת תגית',
    edit: 'עריכה: {{field}}',
    change: 'שינוי: {{field}}',
    copied: 'הועתק',
    copy: 'העתקה: {{field}}',
    theirs: 'מישהו אחר קבע כאן בינתיים: {{value}}.',
    theirsBy: 'נקבע כאן בינתיים על ידי {{name}}: {{value}}.',
    takeTheirs: 'להשתמש בזה',
    emptyValue: 'ריק',
    conflict: {
      title: 'מישהו אחר שינה את השדה בינתיים.',
      titleBy: 'השדה שונה בינתיים על ידי {{name}}.',
      theirs: 'הערך החדש',
      mine: 'הערך שלך',
      keepTheirs: 'להשאיר את החדש',
      saveMine: 'לשמור את שלי',
      nothing: 'ריק'
    }
  },
  draft: {
    restored: 'הטיוטה שוחזרה',
    discard: 'מחיקה',
    kept: 'נשאר כטיוטה במכשיר הזה.'
  },
  create: {
    more: 'שדות נוספים',
    anyway: 'ליצור בכל זאת',
    ownedBy: 'אחראי: {{owner}}',
    askOwner: 'רק האחראי יכול לפתוח אותו.',
    contactExists_one: 'האדם הזה כבר איש קשר.',
    contactExists_two: 'לשני אנשי קשר יש האימייל או המספר הזה.',
    contactExists_other: 'ל-{{count, number}} אנשי קשר יש האימייל או המספר הזה.',
    same: { email: 'אותו אימייל', phone: 'אותו מספר' }
  },
  reach: {
    email: 'כתיבה אל {{address}}',
    call: 'חיוג אל {{number}}',
    whatsapp: 'וואטסאפ אל {{number}}',
    noProgram: {
      web: 'אין כאן תוכנה שפותחת דפי אינטרנט.',
      call: 'אין כאן תוכנה שיכולה לחייג. אפשר להעתיק את המספר.',
      email: 'לא הוגדרה כאן תוכנת דואר. אפשר להעתיק את הכתובת.',
      whatsapp: 'לא הוגדר כאן דפדפן. אפשר להעתיק את המספר.'
    }
  },
  peek: {
    view: 'תצוגה',
    label: 'תצוגה מקדימה של {{name}}',
    open: 'פתיחה',
    close: 'סגירת התצוגה המקדימה'
  },
  deals: {
    title: 'הזדמנויות',
    create: 'יצירת הזדמנות',
    none: 'אין עדיין הזדמנות'
  }
}
