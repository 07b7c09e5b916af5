import type { statements as english } from '../en/statements.ts'
import type { Translated } from '../translated.ts'

export const statements: Translated<typeof english> = {
  title: 'דף חשבון בנק',
  back: 'חשבוניות',
  import: 'ייבוא דף חשבון',
  state: { label: 'שורות', open: 'להתאמה', matched: 'הותאמו', ignored: 'הונחו בצד' },
  empty: {
    open: 'אין מה להתאים',
    openText:
      'ייבאו דף חשבון של הבנק כ־CSV: מה שהתקבל מושווה לחשבוניות הפתוחות, ושום דבר לא נרשם לפני שתאשרו.',
    matched: 'עוד לא הותאם דבר',
    ignored: 'דבר לא הונח בצד'
  },
  reason: {
    number: 'המספר מופיע בתיאור',
    purchase_order: 'הזמנת הרכש בתיאור',
    client: 'שם הלקוח',
    amount: 'אותו סכום',
    sum: 'סכום החשבוניות',
    part: 'פחות מהחוב',
    over: 'יותר מהחוב'
  },
  noProposal: 'אין חשבונית פתוחה מתאימה.',
  confirm: 'אישור',
  confirmAll_one: 'אישור השורה הוודאית',
  confirmAll_two: 'אישור שתי השורות הוודאיות',
  confirmAll_other: 'אישור {{count, number}} השורות הוודאיות',
  confirmed_one: 'שורה אחת נרשמה כתשלום',
  confirmed_two: 'שתי שורות נרשמו כתשלומים',
  confirmed_other: '{{count, number}} שורות נרשמו כתשלומים',
  choose: 'בחירת חשבונית',
  chooseHint: 'מספר או לקוח',
  none: 'לא נמצאה חשבונית פתוחה',
  setAside: 'להניח בצד',
  takeUp: 'להחזיר לטיפול',
  reopen: 'ביטול ההתאמה',
  reopenText: 'התשלומים שלה כבר לא ייספרו, והשורה תיפתח שוב.',
  reopened: 'השורה פתוחה שוב',
  page: '{{from, number}}–{{to, number}} מתוך {{total, number}}',
  previous: 'העמוד הקודם',
  next: 'העמוד הבא',
  sheet: {
    title: 'ייבוא {{name}}',
    currency: 'מטבע החשבון',
    encoding: 'קידוד',
    delimiter: 'מפריד העמודות',
    column: 'עמודה {{number}}',
    leftOut: 'להשמיט',
    dates: 'תאריכים',
    dateOrder: { dmy: 'היום קודם', mdy: 'החודש קודם' },
    incoming_one: 'שורה אחת של כסף שהתקבל',
    incoming_two: 'שתי שורות של כסף שהתקבל',
    incoming_other: '{{count, number}} שורות של כסף שהתקבל',
    outgoing_one: 'שורה אחת של כסף שיצא מושמטת',
    outgoing_two: 'שתי שורות של כסף שיצא מושמטות',
    outgoing_other: '{{count, number}} שורות של כסף שיצא מושמטות',
    unread_one: 'שורה אחת ללא תאריך או סכום מושמטת',
    unread_two: 'שתי שורות ללא תאריך או סכום מושמטות',
    unread_other: '{{count, number}} שורות ללא תאריך או סכום מושמטות',
    import_one: 'ייבוא שורה אחת',
    import_two: 'ייבוא שתי שורות',
    import_other: 'ייבוא {{count, number}} שורות',
    done: 'נוספו: {{added, number}}. כבר מוכרות: {{known, number}}.'
  },
  field: {
    booked_on: 'תאריך',
    amount: 'סכום (עם סימן)',
    credit: 'זכות',
    debit: 'חובה',
    name: 'מי שילם',
    text: 'תיאור',
    reference: 'אסמכתה'
  },
  refused: {
    taken: 'מישהו אחר כבר התאים את השורה הזאת.',
    not_whole: 'החלקים לא מסתכמים לשורה.',
    other_currency: 'החשבונית במטבע אחר.',
    empty: 'הקובץ ריק.',
    too_wide: 'זה לא דף חשבון: יש בו יותר מדי עמודות.',
    too_long: 'בקובץ יותר מ־20,000 שורות. ייצאו תקופה קצרה יותר.'
  }
}
