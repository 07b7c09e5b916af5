import type { enums as english } from '../en/enums.ts'
import type { Translated } from '../translated.ts'

export const enums: Translated<typeof english> = {
  lead_status: {
    NEW: 'חדש',
    CONTACTED: 'נוצר קשר',
    QUALIFIED: 'מתאים',
    PENDING_QUOTA: 'ממתין למכסה',
    CONVERTED: 'הומר',
    LOST: 'אבוד',
    GENERATED: 'הניתוח נוצר',
    QUOTA_BLOCKED: 'נחסם (מכסה)',
    ERROR: 'שגיאה',
    EMAILED: 'נשלח'
  },
  stage: {
    analysis_requested: 'ניתוח התבקש',
    analysis_sent: 'ניתוח נשלח',
    call_scheduled: 'שיחה מתוזמנת',
    qualification: 'הסמכה',
    proposal_sent: 'הצעה נשלחה',
    negotiation: 'משא ומתן',
    won: 'זכייה',
    lost: 'הפסד',
    unknown: 'שלבים אחרים'
  },
  lead_stage: { won: 'חתום / השקה', lost: 'אבוד / ללא מעקב' },
  priority: { A: 'עדיפות A – גבוהה', B: 'עדיפות B – בינונית', C: 'עדיפות C – נמוכה' },
  sector: {
    food: 'מסעדה / מזון',
    retail: 'קמעונאות (ללא מזון)',
    services: 'שירותים',
    healthcare: 'בריאות / פארא-רפואי',
    tech: 'טכנולוגיה',
    hospitality: 'אירוח',
    education: 'חינוך',
    other: 'אחר'
  },
  expansion_type: {
    franchise: 'זכיינות',
    branch: 'סניף',
    master_franchise: 'מאסטר פרנצ׳יזה',
    direct: 'כניסה ישירה',
    other: 'אחר'
  },
  format: {
    flagship: 'חנות דגל',
    corner: 'קורנר',
    pop_up: 'פופ-אפ',
    boutique: 'בוטיק',
    restaurant: 'מסעדה',
    kiosk: 'קיוסק',
    other: 'אחר'
  },
  // A range of numbers keeps its order only when it is isolated from the Hebrew around it.
  timeline: {
    '0-3m': '\u20660–3\u2069 חודשים',
    '3-6m': '\u20663–6\u2069 חודשים',
    '6-12m': '\u20666–12\u2069 חודשים',
    '12m+': 'מעל 12 חודשים'
  },
  role: { admin: 'מנהל', sales: 'איש מכירות', viewer: 'צופה' },
  activity_type: {
    note: 'הערה',
    call: 'שיחה',
    email: 'אימייל',
    meeting: 'פגישה',
    task: 'משימה',
    status_change: 'שינוי סטטוס',
    stage_change: 'שינוי שלב',
    conversion: 'המרה',
    export: 'ייצוא',
    analysis_requested: 'ניתוח התבקש',
    analysis_sent: 'ניתוח נשלח',
    opportunity_deleted: 'הזדמנות נמחקה'
  },
  language: { en: 'אנגלית', fr: 'צרפתית', he: 'עברית' },
  import_reject: {
    bad_json: 'JSON לא תקין',
    bad_value: 'ערך שלא ניתן לשמור',
    bad_encoding: 'הטקסט אינו UTF-8',
    not_a_document: 'לא מסמך',
    too_long: 'ארוך מ-16 MB',
    bad_name: 'אוסף שאסור לכתוב אליו',
    refused: 'מסד הנתונים סירב'
  },
  pack: { analyse: 'הערכה אסטרטגית', succursales: 'פיתוח סניפים', franchise: 'פיתוח זכיינות' }
}
