import type { users as english } from '../en/users.ts'
import type { Translated } from '../translated.ts'

export const users: Translated<typeof english> = {
  title: 'משתמשים',
  count_one: 'חשבון אחד',
  count_two: 'שני חשבונות',
  count_other: '{{count, number}} חשבונות',
  new: 'חשבון חדש',
  view: { label: 'תצוגה', people: 'אנשים', log: 'יומן ביקורת' },
  field: {
    name: 'שם',
    first_name: 'שם פרטי',
    last_name: 'שם משפחה',
    email: 'אימייל',
    role: 'תפקיד',
    state: 'מצב',
    last_login_at: 'כניסה אחרונה',
    actions: 'פעולות'
  },
  roleHint: {
    admin: 'רואה ומשנה הכול, מטפל בחשבונות ובהגדרות',
    sales: 'רואה ומשנה את מה ששייך לו',
    viewer: 'קורא הכול, אינו משנה דבר'
  },
  state: {
    active: 'פעיל',
    inactive: 'מושבת',
    locked: 'נעול עד {{time}}',
    temporary: 'סיסמה זמנית',
    website: 'באתר בלבד'
  },
  never: 'אף פעם',
  you: 'את/ה',
  actions: 'פעולות עבור {{name}}',
  edit: 'עריכה…',
  giveAccess: 'מתן חשבון CRM…',
  reset: 'איפוס סיסמה…',
  unlock: 'שחרור נעילה',
  deactivate: 'השבתה…',
  reactivate: 'הפעלה מחדש',
  dialog: { create: 'חשבון חדש', edit: 'עריכת חשבון', save: 'שמירה', make: 'יצירת חשבון' },
  confirmReset: {
    title: 'לאפס את הסיסמה של {{name}}?',
    body: 'הסיסמה הנוכחית תפסיק לפעול. תתקבל סיסמה זמנית למסירה; בכניסה הבאה תיבחר סיסמה אישית.',
    confirm: 'איפוס סיסמה'
  },
  confirmDeactivate: {
    title: 'להשבית את {{name}}?',
    body: 'לא תתאפשר עוד כניסה, כאן או באתר, והניתוק יחול תוך דקה. הרשומות נשארות בבעלותו.',
    confirm: 'השבתה'
  },
  password: {
    title: 'סיסמה זמנית',
    body: 'יש למסור אותה אל {{name}}. היא מוצגת רק עכשיו; בכניסה הראשונה תיבחר סיסמה אישית.',
    label: 'סיסמה',
    done: 'סיום'
  },
  done: {
    saved: 'נשמר.',
    deactivated: '{{name}} הושבת.',
    reactivated: '{{name}} יכול להיכנס שוב.',
    unlocked: 'הנעילה של {{name}} שוחררה.'
  },
  refused: {
    last_admin: 'זהו המנהל האחרון: יש למנות קודם מנהל אחר.',
    oneself: 'אי אפשר להשבית את עצמך.',
    website_only: 'האתר מטפל בחשבון הזה.'
  },
  own: {
    title: 'סיסמה',
    change: 'שינוי סיסמה…',
    dialog: 'שינוי הסיסמה שלך',
    choose: 'בחירת סיסמה אישית',
    chooseBody: 'מנהל קבע את הסיסמה שלך. מעכשיו רק את/ה צריכים לדעת אותה.',
    current: 'סיסמה נוכחית',
    fresh: 'סיסמה חדשה',
    hint: 'לפחות 10 תווים. כמה מילים ברצף הן בחירה טובה.',
    save: 'שינוי סיסמה',
    done: 'הסיסמה שלך שונתה.'
  },
  log: {
    empty: 'עדיין לא נרשם דבר',
    emptyText: 'כאן נרשמים מחיקות, העברות בעלות, מיזוגים ושינויים בחשבונות.',
    everything: 'הכול',
    everybody: 'כולם',
    action: 'מה',
    person: 'מי',
    program: 'תוכנה',
    more: 'הצגת עוד',
    record: 'רשומה',
    when: 'מתי',
    changes: 'שינויים',
    actions: {
      create: 'יצר',
      update: 'שינה',
      password_change: 'שינה את הסיסמה של',
      delete: 'מחק',
      restore: 'החזיר',
      owner_change: 'העביר',
      merge: 'מיזג',
      issue: 'הנפיק',
      cancel: 'ביטל',
      payment: 'רשם תשלום על',
      credit: 'זיכה חלק של',
      payment_cancel: 'ביטל תשלום על'
    },
    kinds: {
      lead: 'ליד',
      contact: 'איש קשר',
      opportunity: 'הזדמנות',
      task: 'משימה',
      activity: 'רישום',
      crm_user: 'חשבון',
      email_template: 'תבנית',
      invoice: 'חשבונית'
    }
  }
}
