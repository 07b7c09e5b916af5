import type { leads as english } from '../en/leads.ts'
import type { Translated } from '../translated.ts'

export const leads: Translated<typeof english> = {
  title: 'לידים',
  new: 'ליד חדש',
  field: {
    lead: 'ליד',
    brand_name: 'מותג',
    name: 'איש קשר',
    email: 'אימייל',
    phone: 'טלפון',
    company: 'חברה',
    sector: 'ענף',
    language: 'שפה',
    expansion_type: 'סוג התרחבות',
    format: 'סוג החנות',
    timeline: 'לוח זמנים',
    budget_estimated: 'תקציב',
    target_city: 'עיר יעד',
    focus_notes: 'הערות מיקוד',
    source: 'מקור',
    tags: 'תגיות',
    status: 'סטטוס',
    stage: 'שלב',
    priority: 'עדיפות',
    owner_email: 'אחראי',
    owner: 'אחראי',
    score: 'ציון',
    created_at: 'נוצר',
    updated_at: 'עודכן',
    message: 'הודעה',
    notes: 'הערות',
    pack_requested: 'חבילה מבוקשת',
    preferred_contact_date: 'יום מועדף',
    preferred_contact_time: 'שעה מועדפת',
    utm_source: 'מקור UTM',
    utm_medium: 'ערוץ UTM',
    utm_campaign: 'קמפיין UTM',
    referrer: 'אתר מפנה'
  },
  list: {
    all: 'כל הלידים',
    count_one: 'ליד אחד',
    count_two: 'שני לידים',
    count_other: '{{count, number}} לידים',
    search: 'חיפוש לידים',
    empty: {
      title: 'אין עדיין לידים',
      text: 'לידים מגיעים מהאתר, מייבוא, או שמזינים את הראשון ידנית.',
      readOnly: 'לידים מגיעים מהאתר ומייבוא.'
    }
  },
  filter: {
    quiet: 'ללא פעילות',
    quietDays_one: 'ללא פעילות יום אחד',
    quietDays_two: 'ללא פעילות יומיים',
    quietDays_many: 'ללא פעילות {{count, number}} ימים',
    quietDays_other: 'ללא פעילות {{count, number}} ימים',
    task: 'משימה פתוחה',
    hasTask: 'יש משימה פתוחה',
    noTask: 'אין משימה פתוחה'
  },
  page: {
    unnamed: 'ליד ללא שם',
    contacts: 'אנשי קשר והודעות',
    group: {
      contact: 'פרטי קשר',
      project: 'הפרויקט',
      origin: 'מקור הפנייה',
      request: 'הבקשה'
    },
    converted: 'ליד שהומר נשאר בסטטוס זה.',
    analysis: {
      title: 'מיני-ניתוח',
      show: 'קריאת הניתוח',
      hide: 'הסתרת הניתוח',
      pdf: 'קובץ PDF שמור עם הליד.'
    }
  },
  convert: {
    action: 'המרה לאיש קשר',
    title: 'להמיר את הליד הזה?',
    text: 'שם, כתובת, מספר, מותג, ענף, תגיות ואחראי עוברים לאיש הקשר. הליד נשאר עם ההיסטוריה שלו ומסומן כמי שהומר.',
    exists: 'האימייל הזה כבר שייך לאיש קשר',
    linkTo: 'קישור אל {{name}}',
    another: 'יצירת איש קשר נוסף',
    askOwner: 'באחריות {{owner}}, שיכול לקשר',
    withDeal: 'לפתוח גם הזדמנות',
    became: 'הפך ל{{name}}',
    gone: 'איש הקשר שלו נמחק.',
    somebodyWasFaster: 'מישהו יצר זה עתה איש קשר עם האימייל הזה. בחרו שוב.',
    nothingKnown: 'שום דבר לא אומר מי זה. הזינו קודם שם, מותג או אימייל.',
    done: {
      created: 'הליד הוא עכשיו איש קשר.',
      attached: 'הליד קושר לאיש הקשר.',
      already: 'הליד כבר הומר: זה איש הקשר שלו.'
    }
  },
  create: {
    title: 'ליד חדש',
    save: 'יצירת ליד',
    duplicate_one: 'כבר קיים ליד עם אותו אימייל ואותו מותג.',
    duplicate_two: 'כבר קיימים שני לידים עם אותו אימייל ואותו מותג.',
    duplicate_other: 'כבר קיימים {{count, number}} לידים עם אותו אימייל ואותו מותג.',
    same: {
      email_one: 'לליד נוסף יש האימייל הזה.',
      email_two: 'לשני לידים נוספים יש האימייל הזה.',
      email_other: 'ל-{{count, number}} לידים נוספים יש האימייל הזה.',
      brand_one: 'לליד נוסף יש המותג הזה.',
      brand_two: 'לשני לידים נוספים יש המותג הזה.',
      brand_other: 'ל-{{count, number}} לידים נוספים יש המותג הזה.',
      phone_one: 'לליד נוסף יש המספר הזה.',
      phone_two: 'לשני לידים נוספים יש המספר הזה.',
      phone_other: 'ל-{{count, number}} לידים נוספים יש המספר הזה.'
    }
  }
}
