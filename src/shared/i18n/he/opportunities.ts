import type { opportunities as english } from '../en/opportunities.ts'
import type { Translated } from '../translated.ts'

export const opportunities: Translated<typeof english> = {
  title: 'צינור מכירות',
  new: 'הזדמנות חדשה',
  filter: {
    search: 'חיפוש הזדמנויות',
    owner: 'אחראי',
    everybody: 'כולם'
  },
  totals: {
    label: 'סיכומים',
    open: 'פתוחות',
    value: 'שווי הצינור',
    weighted: 'שווי משוקלל',
    wonRate: 'שיעור זכייה',
    wonRateHint: '{{won}} זכיות מתוך {{closed}} שנסגרו',
    weightedHint: 'כל ערך × הסבירות שלו'
  },
  board: {
    label: 'לוח צינור המכירות',
    help: 'מקשי החצים עוברים בין כרטיסים. רווח מרים כרטיס, החצים בוחרים עמודה, רווח מניח, Escape מחזיר למקום. Enter פותח.',
    viewerHelp: 'מקשי החצים עוברים בין כרטיסים. Enter פותח.',
    count_one: 'הזדמנות אחת',
    count_two: 'שתי הזדמנויות',
    count_other: '{{count}} הזדמנויות',
    sumHint: '{{value}}, משוקלל {{weighted}}',
    noCards: 'אין כאן הזדמנויות',
    dropHere: 'להניח כאן',
    otherStages: 'שלבים שנשמרו בתוכנות קודמות. אפשר להוציא מכאן כרטיסים, אי אפשר להכניס.'
  },
  card: {
    noValue: 'ללא ערך',
    noAction: 'לא נקבעה פעולה',
    closes: 'סגירה צפויה',
    overdue: 'הפעולה הבאה באיחור',
    due: 'הפעולה הבאה',
    lateClose: 'מועד הסגירה הצפוי עבר'
  },
  speech: {
    lifted: 'הורם {{name}} מתוך {{stage}}. חץ ימינה ושמאלה בוחרים עמודה, רווח מניח, Escape מחזיר למקום.',
    over_one: '{{stage}}, הזדמנות אחת.',
    over_two: '{{stage}}, שתי הזדמנויות.',
    over_other: '{{stage}}, {{count}} הזדמנויות.',
    dropped: '{{name}} הונח בעמודה {{stage}}.',
    cancelled: 'הוחזר למקום. {{name}} נשאר בעמודה {{stage}}.',
    refused: '{{name}} חזר לעמודה {{stage}}.'
  },
  moved: {
    won: 'זכייה: {{name}}',
    lost: 'הפסד: {{name}}',
    undone: 'בוטל: {{name}} חזר לשלב {{stage}}',
    elsewhere: 'בינתיים מישהו העביר את ״{{name}}״ לשלב {{stage}}. הלוח מציג את הכרטיס שם.',
    gone: '״{{name}}״ כבר לא קיים, או שאין לך גישה אליו.'
  },
  lost: {
    title: 'למה ההזדמנות אבדה?',
    text: 'הסיבה נשמרת עם ״{{name}}״.',
    reason: 'סיבה',
    placeholder: 'במילים שלך',
    suggestions: 'הצעות',
    confirm: 'סימון כאבודה',
    reasons: {
      price: 'מחיר',
      timing: 'העיתוי לא מתאים',
      competitor: 'נבחר שותף אחר',
      silent: 'אין מענה',
      stopped: 'הפרויקט נעצר',
      fit: 'חוסר התאמה'
    }
  },
  empty: {
    title: 'אין עדיין הזדמנויות',
    text: 'הזדמנות היא עסקה בדרך: היא עוברת משלב לשלב עד שזוכים בה או שהיא אובדת.',
    viewerText: 'הזדמנויות יופיעו כאן ברגע שמישהו בצוות יפתח אחת.'
  },
  noResult: {
    title: 'אין הזדמנות שמתאימה למסננים',
    text: 'החיפוש הוא בשמות.',
    clear: 'ניקוי המסננים'
  },
  form: {
    name: 'שם',
    namePlaceholder: 'המותג ובמה מדובר',
    value: 'ערך',
    currency: 'מטבע',
    probability: 'סבירות',
    probabilityClosed: 'קבועה כל עוד העסקה סגורה, בזכייה או בהפסד.',
    expectedClose: 'סגירה צפויה',
    nextStep: 'הצעד הבא',
    nextStepPlaceholder: 'מה קורה עכשיו?',
    nextActionDate: 'הפעולה הבאה',
    stage: 'שלב',
    owner: 'אחראי',
    lead: 'ליד',
    leadPlaceholder: 'חיפוש ליד',
    leadHint: 'צריך להקליד לפחות שתי אותיות',
    noLead: 'לא נמצא ליד',
    create: 'יצירת הזדמנות'
  },
  panel: {
    label: 'הזדמנות',
    details: 'פרטים',
    activity: 'פעילות',
    lead: 'ליד',
    contact: 'איש קשר',
    noLink: 'לא מקושר',
    gone: 'הרשומה המקושרת כבר לא קיימת',
    created: 'נוצרה',
    updated: 'עודכנה',
    closed: 'נסגרה',
    lostReason: 'סיבת ההפסד',
    weighted: 'שווי משוקלל',
    changeStage: 'שינוי שלב',
    markWon: 'סימון כזכייה',
    markLost: 'סימון כאבודה',
    unsaved: 'יש שינויים שלא נשמרו',
    theirs: 'מישהו אחר קבע כאן בינתיים: {{value}}.',
    takeTheirs: 'להשתמש בזה',
    emptyValue: 'ריק'
  }
}
