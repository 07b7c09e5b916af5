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
  opportunityCreated: 'ההזדמנות נוצרה',
  change: {
    changed: '{{field}}: שונה מ־{{from}} ל־{{to}}',
    set: '{{field}}: נקבע ל־{{to}}',
    cleared: '{{field}}: נמחק, היה {{from}}',
    touched: '{{field}}: שונה'
  },
  field: {
    opportunity_name: 'שם',
    lead_stage: 'שלב',
    lost_reason: 'סיבת ההפסד',
    value: 'ערך',
    currency: 'מטבע',
    probability: 'סבירות',
    expected_close_date: 'סגירה צפויה',
    next_step: 'הצעד הבא',
    next_action_date: 'הפעולה הבאה'
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
