import type { leadImports as english } from '../en/lead-imports.ts'
import type { Translated } from '../translated.ts'

export const leadImports: Translated<typeof english> = {
  title: 'ייבוא לידים',
  open: 'ייבוא',
  step: { file: 'קובץ', columns: 'עמודות', check: 'בדיקה', result: 'ייבוא' },
  back: 'חזרה',
  next: 'המשך',
  another: 'ייבוא קובץ נוסף',
  field: { first_name: 'שם פרטי', last_name: 'שם משפחה' },
  file: {
    title: 'בחרו טבלה של לידים',
    text: 'CSV או TSV מכל תוכנה: גיליון, HubSpot, Attio, רשימה מתערוכה. דבר אינו נכתב לפני שראיתם מה יקרה.',
    choose: 'בחירת קובץ…',
    other: 'בחירת קובץ אחר…',
    rows_one: 'שורה אחת',
    rows_two: 'שתי שורות',
    rows_other: '{{count, number}} שורות',
    columns_one: 'עמודה אחת',
    columns_two: 'שתי עמודות',
    columns_other: '{{count, number}} עמודות',
    encoding: 'קידוד',
    delimiter: 'העמודות מופרדות באמצעות',
    hasHeader: 'השורה הראשונה מכילה כותרות',
    head: 'השורות הראשונות של הקובץ'
  },
  encoding: {
    'utf-8': 'יוניקוד (UTF-8)',
    'utf-16le': 'יוניקוד (UTF-16)',
    'utf-16be': 'יוניקוד (UTF-16, big endian)',
    'windows-1252': 'מערב אירופי (Windows-1252)',
    'windows-1255': 'עברית (Windows-1255)'
  },
  delimiter: { comma: 'פסיק', semicolon: 'נקודה ופסיק', tab: 'טאב', bar: 'קו אנכי' },
  columns: {
    column: 'עמודה בקובץ',
    examples: 'דוגמאות',
    field: 'שדה בליד',
    leaveOut: 'לא לייבא',
    nameless: 'עמודה {{number}}',
    dates: 'סדר התאריכים בעמודה {{column}}',
    decimals: 'שברים עשרוניים בעמודה {{column}}',
    fieldOf: 'שדה עבור {{column}}',
    taken: 'לכל שדה עמודה אחת בלבד.',
    needEmail: 'אין עמודה של אימייל. ליד חדש זקוק לאימייל; בלעדיו שורות יכולות רק לעדכן לידים לפי המותג.',
    needBrand: 'אין עמודה של מותג או חברה. ליד חדש זקוק לאחד מהם.',
    used: '{{used, number}} מתוך {{all, number}} עמודות ייובאו.'
  },
  dates: { dmy: 'יום/חודש/שנה', mdy: 'חודש/יום/שנה' },
  decimals: { point: '1,234.50', comma: '1 234,50' },
  check: {
    same: 'ליד הוא אותו ליד כאשר',
    sameBy: {
      either: 'האימייל או המותג זהים',
      email: 'האימייל זהה',
      brand: 'המותג זהה',
      both: 'האימייל והמותג זהים'
    },
    policyLabel: 'אם הליד כבר קיים',
    policy: { skip: 'לדלג על השורה', update: 'לעדכן את הליד', create: 'ליצור ליד נוסף' },
    unreadableLabel: 'אם לא ניתן לקרוא תא',
    unreadable: { reject: 'לדחות את השורה', leave_out: 'להשאיר את התא ריק' },
    defaults: 'ללידים חדשים, היכן שהקובץ אינו אומר דבר',
    usual: 'כרגיל',
    preview: 'השורות הראשונות כפי שיישמרו',
    line: 'שורה',
    outcome: 'מה יקרה',
    counting: 'סופר…',
    run_one: 'ייבוא שורה אחת',
    run_two: 'ייבוא שתי שורות',
    run_other: 'ייבוא {{count, number}} שורות',
    nothing: 'בהגדרות האלה אין מה לייבא.'
  },
  outcome: {
    created: 'יצירה',
    updated: 'עדכון',
    unchanged: 'ללא שינוי',
    skipped: 'דילוג',
    rejected: 'דחייה'
  },
  count: {
    created: 'ייווצרו',
    updated: 'יעודכנו',
    unchanged: 'ללא חידוש',
    skipped: 'כבר קיימים',
    rejected: 'יידחו'
  },
  done: {
    created: 'נוצרו',
    updated: 'עודכנו',
    unchanged: 'ללא חידוש',
    skipped: 'כבר היו קיימים',
    rejected: 'נדחו'
  },
  leftOut_one: 'תא אחד שלא ניתן לקרוא נשאר ריק.',
  leftOut_two: 'שני תאים שלא ניתן לקרוא נשארים ריקים.',
  leftOut_other: '{{count, number}} תאים שלא ניתן לקרוא נשארים ריקים.',
  run: {
    running: 'מייבא את {{file}}',
    background: 'אפשר להמשיך לעבוד: הייבוא נמשך ברקע.',
    done: 'הייבוא הסתיים.',
    cancelled: 'הייבוא נעצר. מה שיובא עד אז נשאר; אפשר לייבא שוב את אותו קובץ, ומה שקיים ידולג.',
    failed: 'הייבוא נעצר.',
    failedSoFar: 'זה מה שיובא עד אז. אפשר לייבא שוב את אותו קובץ, ומה שקיים ידולג.',
    toast_one: 'ליד אחד יובא.',
    toast_two: 'שני לידים יובאו.',
    toast_other: '{{count, number}} לידים יובאו.',
    open: 'אל הלידים'
  },
  rejects: {
    title: 'שורות שנדחו',
    save: 'שמירת השורות שנדחו…',
    saved_one: 'שורה אחת נמצאת ב־{{file}}.',
    saved_two: 'שתי שורות נמצאות ב־{{file}}.',
    saved_other: '{{count, number}} שורות נמצאות ב־{{file}}.',
    hint: 'בקובץ נמצאות העמודות המקוריות והסיבה. תקנו אותו וייבאו אותו שוב.',
    more: 'מוצגות {{shown, number}} הראשונות מתוך {{total, number}}.',
    line: 'שורה',
    reason: 'סיבה',
    fileName: 'rejected'
  },
  problem: {
    required: 'חסר',
    too_long: 'ארוך מדי: ”{{detail}}“',
    too_many: 'רבים מדי',
    too_large: 'גדול מדי: ”{{detail}}“',
    negative: 'קטן מאפס: ”{{detail}}“',
    bad_email: 'אינו כתובת אימייל: ”{{detail}}“',
    bad_number: 'אינו מספר: ”{{detail}}“',
    bad_date: 'אינו תאריך עד היום: ”{{detail}}“',
    unknown_value: 'ערך לא מוכר: ”{{detail}}“',
    unknown_owner: 'אין מי שנקרא ”{{detail}}“',
    owner_forbidden: 'אינו יכול להיות אחראי על מה שאתם מייבאים: ”{{detail}}“',
    bad_encoding: 'תווים שלא ניתן לקרוא: ”{{detail}}“',
    bad_phone: 'אינו נראה כמספר טלפון: ”{{detail}}“',
    too_many_cells: 'יותר תאים מעמודות',
    unclosed_quote: 'מירכאות שלא נסגרו',
    several: '{{detail}} לידים זהים: לאיזה מהם הכוונה?',
    repeated: 'זהה לשורה {{detail}}',
    not_yours: 'הליד שייך למישהו אחר',
    converted: 'ליד שהומר שומר על הסטטוס שלו',
    changed_elsewhere: 'מישהו אחר משנה את הליד הזה',
    refused: 'נדחה על ידי מסד הנתונים'
  },
  refused: {
    empty: 'אין דבר בקובץ הזה.',
    too_large: 'הקובץ גדול מ־200 MB. חלקו אותו לקבצים קטנים יותר.',
    too_wide: 'בקובץ יש יותר מ־300 עמודות. האם זו טבלה?',
    changed: 'הקובץ השתנה מאז שנקרא. בחרו אותו שוב.',
    running: 'ייבוא אחר כותב כעת. המתינו עד שיסתיים.',
    unreadable: 'לא ניתן היה לקרוא את הקובץ ({{reason}}).'
  }
}
