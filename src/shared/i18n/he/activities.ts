import type { activities as english } from '../en/activities.ts'
import type { Translated } from '../translated.ts'

export const activities: Translated<typeof english> = {
  title: 'ציר זמן',
  empty: {
    title: 'עדיין אין כאן דבר',
    text: 'הערות, שיחות, פגישות ושינויים יופיעו כאן עם התרחשותם.'
  },
  older: 'הצגת רשומות קודמות',
  automatic: 'אוטומטי',
  showAll: 'הצגת הכול',
  showLess: 'הצגת פחות',
  edited: 'עריכה',
  leadCreated: 'הליד נוצר',
  leadsImported: 'לידים יובאו',
  opportunityCreated: 'ההזדמנות נוצרה',
  contactCreated: 'איש הקשר נוצר',
  invoiceCreated: 'נוצרה טיוטת חשבונית',
  invoiceIssued: 'הונפקה חשבונית',
  invoiceSent: 'נשלחה חשבונית',
  invoiceCanceled: 'בוטלה חשבונית',
  invoiceCredited: 'נוצרה חשבונית זיכוי',
  paymentReceived: 'התקבל תשלום',
  paymentRefunded: 'הוחזר תשלום',
  paymentCanceled: 'בוטל רישום תשלום',
  taskCreated: 'נוספה משימה',
  taskUpdated: 'המשימה שונתה',
  taskCompleted: 'המשימה הושלמה',
  taskReopened: 'המשימה נפתחה מחדש',
  merged: 'מוזג עם רשומה זו',
  mergeUndone: 'המיזוג בוטל',
  editedMark: 'נערך',
  filter: {
    kind: 'סוג',
    author: 'כותב',
    left: 'שלב שעזבו',
    period: 'תקופה',
    clear: 'ניקוי המסננים',
    none: 'אין דבר שמתאים למסננים.'
  },
  own: {
    actions: 'פעולות',
    edit: 'עריכה',
    remove: 'מחיקה',
    save: 'שמירה',
    label: 'תוכן הרשומה',
    removed: 'הרשומה נמחקה',
    theirs: 'מישהו שינה את הרשומה בינתיים. כעת כתוב בה:',
    keepTheirs: 'להשאיר כך',
    saveMine: 'לשמור את שלי'
  },
  mention: { label: 'אזכור עמית', hint: 'הקלדת @ נותנת משימה לעמית.' },
  list: {
    title: 'פעילויות',
    logCall: 'תיעוד שיחה',
    logMeeting: 'תיעוד פגישה',
    logTitle: { note: 'הוספת הערה', call: 'תיעוד שיחה', email: 'תיעוד אימייל', meeting: 'תיעוד פגישה' },
    record: 'רשומה',
    text: 'מה קרה?',
    noRecord: 'ללא רשומה',
    gone: 'הרשומה כבר לא קיימת',
    label: 'הפעילויות של כל הרשומות',
    older: 'רשומות קודמות בדרך',
    undated: 'ללא תאריך',
    empty: {
      title: 'עדיין לא קרה דבר',
      text: 'הערות, שיחות, פגישות ושינויים של כל הלידים, אנשי הקשר וההזדמנויות מופיעים כאן.'
    },
    noResult: { title: 'אין רשומה מתאימה', text: 'אין רשומה שמתאימה למסננים האלה.' }
  },
  change: {
    changed: '{{field}}: שונה מ־{{from}} ל־{{to}}',
    set: '{{field}}: נקבע ל־{{to}}',
    cleared: '{{field}}: נמחק, היה {{from}}',
    touched: '{{field}}: שונה'
  },
  field: {
    contact_name: 'שם',
    opportunity_name: 'שם',
    lead_stage: 'שלב',
    lost_reason: 'סיבת ההפסד',
    value: 'ערך',
    currency: 'מטבע',
    probability: 'סבירות',
    expected_close_date: 'סגירה צפויה',
    next_step: 'הצעד הבא',
    next_action_date: 'הפעולה הבאה',
    lead_id: 'ליד',
    contact_id: 'איש קשר'
  },
  composer: {
    kind: 'סוג הרשומה',
    placeholder: {
      note: 'כתיבת הערה…',
      call: 'מה נאמר בשיחה?',
      email: 'במה עסק האימייל?',
      meeting: 'מה עלה בפגישה?'
    },
    save: {
      note: 'הוספת הערה',
      call: 'תיעוד שיחה',
      email: 'תיעוד אימייל',
      meeting: 'תיעוד פגישה'
    }
  }
}
