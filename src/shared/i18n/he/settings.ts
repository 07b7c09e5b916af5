import type { settings as english } from '../en/settings.ts'
import type { Translated } from '../translated.ts'

export const settings: Translated<typeof english> = {
  title: 'הגדרות',
  appearance: {
    title: 'מראה',
    language: 'שפה',
    languageHint: 'השינוי חל מיד. בעברית כל הפריסה מימין לשמאל.',
    theme: 'ערכת נושא'
  },
  reminders: {
    title: 'תזכורות',
    enabled: 'התראות בשולחן העבודה',
    enabledHint: 'תזכורות למשימות שבאחריותך, במחשב הזה.',
    quiet: 'שעות שקטות',
    quietHint: 'התזכורות ממתינות לסיומן; אף אחת לא הולכת לאיבוד.',
    hours: 'שקט',
    from: 'מ־',
    to: 'עד',
    days: 'ימים שקטים',
    daysHint: 'ימים שלמים ללא תזכורות.',
    zone: 'אזור הזמן של השעות השקטות',
    systemZone: 'של המחשב הזה: {{zone}}'
  },
  account: { title: 'חשבון', until: 'מחובר עד {{time}}', signOut: 'התנתקות' },
  workspace: {
    title: 'סביבת עבודה',
    kind: 'סוג',
    database: 'מסד נתונים',
    change: 'החלפת סביבת עבודה'
  },
  import: {
    title: 'ייבוא קבצי נתונים',
    folder: 'תיקייה של קובצי mongoexport',
    body: 'רשומות קיימות נשארות כפי שהן, ולכן הרצה נוספת אינה משנה דבר.',
    choose: 'בחירת תיקייה…',
    running: 'מייבא',
    background: 'אפשר להמשיך לעבוד: הייבוא נמשך ברקע.',
    done: 'הייבוא הסתיים',
    doneToast_one: 'הייבוא הסתיים: רשומה חדשה אחת.',
    doneToast_two: 'הייבוא הסתיים: {{count, number}} רשומות חדשות.',
    doneToast_many: 'הייבוא הסתיים: {{count, number}} רשומות חדשות.',
    doneToast_other: 'הייבוא הסתיים: {{count, number}} רשומות חדשות.',
    cancelled: 'הייבוא נעצר. מה שכבר נכתב נשאר.',
    failed: 'הייבוא נכשל',
    report: {
      collection: 'אוסף',
      inserted: 'חדשות',
      alreadyThere: 'כבר קיימות',
      rejected: 'נדחו',
      total: 'סה״כ',
      empty: 'אין בתיקייה קובץ ‎.json או ‎.jsonl.',
      rejects: 'שורות שלא ניתן היה לקרוא',
      rejectsMore: 'מוצגות {{shown}} הראשונות מתוך {{total}}.',
      file: 'קובץ',
      line: 'שורה',
      reason: 'סיבה'
    }
  },
  diagnostics: {
    title: 'אבחון',
    copy: 'העתקה כטקסט',
    copied: 'הועתק',
    refresh: 'רענון',
    application: 'יישום',
    version: 'גרסה',
    memory: 'זיכרון התהליך הראשי',
    dataDir: 'תיקיית הנתונים',
    runtime: 'סביבת הרצה',
    connection: 'חיבור',
    state: 'מצב',
    reason: 'סיבה',
    detail: 'פירוט',
    server: 'גרסת השרת',
    unknown: 'לא ידוע',
    corrupt: 'קובץ מסד נתונים פגום הוזז הצידה בהפעלה הזו',
    corruptBody: 'נפתח קובץ חדש. הקובץ הישן נשמר ב: {{path}}',
    collections: 'אוספים',
    collection: 'אוסף',
    documents: 'מסמכים',
    noCollections: 'במסד הנתונים עוד אין אוספים.',
    indexes: 'אינדקסים',
    index: 'אינדקס',
    keys: 'שדות',
    indexState: { there: 'קיים', created: 'נוצר כעת', failed: 'נכשל' },
    indexesFine: 'כל האינדקסים קיימים.',
    indexesFailed_one: 'אינדקס אחד לא נוצר. הכול עובד; ייתכן שחלק מהרשימות יהיו איטיות יותר.',
    indexesFailed_two: '{{count}} אינדקסים לא נוצרו. הכול עובד; ייתכן שחלק מהרשימות יהיו איטיות יותר.',
    indexesFailed_many: '{{count}} אינדקסים לא נוצרו. הכול עובד; ייתכן שחלק מהרשימות יהיו איטיות יותר.',
    indexesFailed_other: '{{count}} אינדקסים לא נוצרו. הכול עובד; ייתכן שחלק מהרשימות יהיו איטיות יותר.',
    duplicatesHint: 'רשומות שמורות מפרות את הכלל שלו, למשל שתיים עם אותו ערך. הן נשארו כפי שהן.'
  }
}
