import type { tasks as english } from '../en/tasks.ts'
import type { Translated } from '../translated.ts'

export const tasks: Translated<typeof english> = {
  title: 'משימות',
  new: 'משימה חדשה',
  add: 'הוספת משימה',
  search: 'חיפוש משימות',
  untitled: 'ללא כותרת',
  view: { label: 'תצוגה', day: 'היום שלי', week: 'שבוע' },
  assignee: {
    label: 'באחריות',
    me: 'אני',
    everybody: 'כולם',
    nobody: 'אף אחד'
  },
  section: {
    overdue: 'באיחור',
    today: 'היום',
    week: '7 הימים הבאים',
    later: 'בהמשך',
    undated: 'ללא תאריך',
    completed: 'הושלמו'
  },
  nothingToday: 'אין משימות להיום',
  overdueCount_one: 'משימה אחת באיחור',
  overdueCount_two: 'שתי משימות באיחור',
  overdueCount_other: '{{count, number}} משימות באיחור',
  more: 'הצגת עוד',
  empty: {
    title: 'אין מה לעשות',
    text: 'המשימות של כל הלידים, אנשי הקשר וההזדמנויות נאספות כאן לפי מועד היעד.',
    viewerText: 'משימות יופיעו כאן ברגע שמישהו בצוות ייצור אחת.'
  },
  noResult: { title: 'אין משימה מתאימה', text: 'החיפוש עובר על כותרות ותיאורים.', clear: 'ניקוי החיפוש' },
  row: {
    complete: 'סימון כהושלמה: {{title}}',
    reopen: 'פתיחה מחדש: {{title}}',
    actions: 'פעולות',
    snooze: 'להזכיר מאוחר יותר',
    edit: 'עריכה',
    remove: 'מחיקה',
    export: 'ייצוא ליומן…',
    open: 'פתיחת {{name}}',
    priority: 'עדיפות {{letter}}',
    repeats: 'חוזרת: {{rule}}',
    reminds: 'תזכורת: {{when}}'
  },
  help: 'J ו־K מנווטים, D משלים, Enter עורך, S מזכיר מאוחר יותר, Delete מוחק.',
  done: {
    completed: 'הושלמה: {{title}}',
    completedNext: 'הושלמה: {{title}}. הפעם הבאה: {{day}}.',
    reopened: 'נפתחה מחדש: {{title}}',
    removed: 'נמחקה: {{title}}',
    moved: 'הועברה אל {{day}}: {{title}}',
    unplanned: 'מעתה ללא תאריך: {{title}}',
    snoozed: 'תזכורת {{when}}: {{title}}',
    created: 'נוספה משימה: {{title}}',
    elsewhere: 'מישהו אחר שינה בינתיים את ״{{title}}״. כעת מוצגים הערכים החדשים.'
  },
  export: {
    action: 'ייצוא ליומן…',
    done_one: 'משימה אחת נכתבה אל {{file}}',
    done_two: 'שתי משימות נכתבו אל {{file}}',
    done_other: '{{count, number}} משימות נכתבו אל {{file}}',
    skipped_one: 'אחת ללא תאריך לא נכללה.',
    skipped_two: 'שתיים ללא תאריך לא נכללו.',
    skipped_other: '{{count, number}} ללא תאריך לא נכללו.',
    nothing: 'לאף אחת מהמשימות אין תאריך: {{file}} הוא יומן ריק.'
  },
  snooze: {
    minutes: 'בעוד 10 דקות',
    hour: 'בעוד שעה',
    evening: 'הערב',
    tomorrow: 'מחר בבוקר',
    nextWeek: 'בשבוע הבא'
  },
  week: {
    label: 'יומן שבועי',
    previous: 'השבוע הקודם',
    next: 'השבוע הבא',
    today: 'היום',
    help: 'החצים עוברים בין משימות. רווח מרים משימה, שמאלה וימינה בוחרים יום, רווח מניח, Escape מחזיר. Enter עורך, D משלים.',
    viewerHelp: 'החצים עוברים בין משימות. Enter פותח.',
    count_one: 'משימה אחת',
    count_two: 'שתי משימות',
    count_other: '{{count, number}} משימות',
    nothing: 'אין דבר ליום זה',
    addTo: 'הוספת משימה ב{{day}}',
    more_one: 'בשבוע זה יש משימה אחת נוספת שאינה נכנסת כאן. אפשר לצמצם לפי אדם או חיפוש.',
    more_two: 'בשבוע זה יש שתי משימות נוספות שאינן נכנסות כאן. אפשר לצמצם לפי אדם או חיפוש.',
    more_other: 'בשבוע זה יש עוד {{count, number}} משימות שאינן נכנסות כאן. אפשר לצמצם לפי אדם או חיפוש.',
    speech: {
      lifted: 'המשימה {{title}} הורמה מ{{day}}. שמאלה וימינה בוחרים יום, רווח מניח, Escape מחזיר.',
      over: '{{day}}.',
      dropped: 'המשימה {{title}} הונחה ב{{day}}.',
      cancelled: 'הוחזרה. המשימה {{title}} נשארת ב{{day}}.'
    }
  },
  record: {
    title: 'משימות',
    none: 'עדיין אין משימות',
    completed_one: 'אחת הושלמה',
    completed_two: 'שתיים הושלמו',
    completed_other: '{{count, number}} הושלמו'
  },
  form: {
    editTitle: 'משימה',
    title: 'כותרת',
    titlePlaceholder: 'מה צריך לעשות?',
    day: 'מועד יעד',
    time: 'שעה',
    priority: 'עדיפות',
    assignee: 'באחריות',
    record: 'בנושא',
    recordPlaceholder: 'חיפוש ליד, איש קשר או הזדמנות',
    recordHint: 'יש להקליד לפחות שתי אותיות',
    noRecord: 'לא נמצא דבר',
    goneRecord: 'רשומה שאינה קיימת עוד',
    reminder: 'תזכורת',
    reminderAt: 'להזכיר ב',
    repeat: 'חזרה',
    every: 'כל',
    on: 'בימים',
    until: 'עד',
    forever: 'ללא סוף',
    description: 'תיאור',
    create: 'הוספת משימה',
    createdBy: 'נוספה על ידי {{name}}, {{when}}'
  },
  reminders: {
    none: 'ללא',
    atTime: 'באותה שעה',
    morning: 'באותו בוקר ב־9:00',
    hourBefore: 'שעה לפני',
    dayBefore: 'יום לפני ב־9:00',
    custom: 'במועד אחר…'
  },
  repeat: {
    none: 'לא חוזרת',
    day: 'כל יום',
    workdays: 'בימי עבודה',
    week: 'כל שבוע',
    month: 'כל חודש',
    year: 'כל שנה',
    custom: 'כלל אחר…',
    everyDay_one: 'כל יום',
    everyDay_two: 'כל יומיים',
    everyDay_other: 'כל {{count, number}} ימים',
    everyWeek_one: 'כל שבוע',
    everyWeek_two: 'כל שבועיים',
    everyWeek_other: 'כל {{count, number}} שבועות',
    everyMonth_one: 'כל חודש',
    everyMonth_two: 'כל חודשיים',
    everyMonth_other: 'כל {{count, number}} חודשים',
    everyYear_one: 'כל שנה',
    everyYear_two: 'כל שנתיים',
    everyYear_other: 'כל {{count, number}} שנים',
    onDays: '{{rule}}: {{days}}',
    untilDay: '{{rule}} עד {{day}}',
    unit: { day: 'ימים', week: 'שבועות', month: 'חודשים', year: 'שנים' }
  },
  reminder: {
    title: 'תזכורת',
    due: 'מועד יעד {{day}}',
    many_one: 'משימה אחת מחכה לך',
    many_two: 'שתי משימות מחכות לך',
    many_other: '{{count, number}} משימות מחכות לך',
    open: 'פתיחה',
    later: 'בעוד 10 דקות'
  }
}
