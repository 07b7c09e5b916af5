import type { sync as english } from '../en/sync.ts'
import type { Translated } from '../translated.ts'

export const sync: Translated<typeof english> = {
  title: 'סנכרון',
  syncNow: 'סנכרון עכשיו',
  synced: 'הכול מעודכן.',
  export: 'ייצוא התור…',
  exported: '{{count, number}} רשומות נכתבו אל {{file}}',
  state: {
    off: 'דבר לא נשמר במחשב הזה.',
    opening: 'פתיחת העותק שבמחשב הזה…',
    filling: 'העתקת לידים ומשימות למחשב הזה…',
    comparing: 'השוואה עם השרת…',
    current: 'הכול מעודכן',
    undecided: 'מעודכן, חוץ ממה שמחכה כאן להחלטה שלך',
    offline: 'לא מקוון: אפשר להמשיך לעבוד',
    failed: 'אי אפשר להשתמש בעותק שבמחשב הזה',
    sending: 'השינויים שלך נשלחים…'
  },
  hint: {
    off: 'סביבת עבודה מקומית אינה צריכה עותק. סביבה בשרת מועתקת עם הכניסה.',
    stream: 'שינויים של עמיתים מופיעים מיד.',
    polling: 'שינויים של עמיתים נבדקים כל כמה שניות.',
    offline: 'לידים ומשימות נקראים מהמחשב הזה. השינויים שלך יישלחו כשהשרת יחזור.'
  },
  progress: '{{done}} מתוך {{total}}',
  problem: {
    disk_full: 'הדיסק מלא. צריך לפנות מקום ואז לסנכרן שוב.',
    store_in_use: 'תוכנה אחרת משתמשת בעותק. צריך לסגור אותה ואז לסנכרן שוב.',
    key_unreadable: 'מאגר המפתחות של המערכת אינו נותן את המפתח, ולכן אי אפשר לפתוח את העותק.',
    store_unusable: 'העותק היה פגום או נוצר בגרסה חדשה יותר.',
    failed: 'משהו השתבש. אפשר לסנכרן שוב; היומן בדף האבחון מספר עוד.'
  },
  setAside: 'עותק שאי אפשר להשתמש בו נשמר כאן: {{path}}',
  fact: {
    lastSync: 'סנכרון אחרון',
    never: 'עוד לא',
    kept: 'נשמר במחשב הזה',
    leads_one: 'ליד אחד',
    leads_two: '{{count, number}} לידים',
    leads_other: '{{count, number}} לידים',
    tasks_one: 'משימה אחת',
    tasks_two: '{{count, number}} משימות',
    tasks_other: '{{count, number}} משימות',
    lastSent: 'שליחה אחרונה של שינויים',
    signIn: 'כניסה בלי השרת',
    signInUntil: 'אפשרית עד {{day}}',
    signInNone: 'צריך להיכנס פעם אחת כשהשרת עונה'
  },
  status: {
    open: 'פתיחת הסנכרון',
    waiting_one: '{{count, number}} ממתין',
    waiting_two: '{{count, number}} ממתינים',
    waiting_other: '{{count, number}} ממתינים',
    refused_one: '{{count, number}} נדחה',
    refused_two: '{{count, number}} נדחו',
    refused_other: '{{count, number}} נדחו',
    conflicts_one: 'התנגשות אחת',
    conflicts_two: '{{count, number}} התנגשויות',
    conflicts_other: '{{count, number}} התנגשויות',
    filling: 'מעתיק {{done}} מתוך {{total}}',
    synced: 'סונכרן ב־{{time}}',
    problem: 'הסנכרון נכשל'
  },
  waitingMark: 'ממתין לשליחה',
  conflicts: {
    title: 'התנגשויות',
    text: 'גם בידיך וגם בידי מישהו אחר שונה אותו דבר. השרת שומר את הערך שלו עד לבחירה שלך.',
    found: 'נמצא {{when}}',
    mine: 'שלך',
    theirs: 'של האחר',
    edited: 'משהו אחר',
    you: 'אני',
    somebody: 'מישהו',
    base: 'קודם: {{value}}',
    apply: 'שמירת הבחירות',
    applied: 'הבחירה נשמרה.',
    deleted_there: '„{{name}}” נמחק בזמן שהשינוי שלך חיכה.',
    restore: 'שחזור כרשומה חדשה',
    drop: 'ויתור על השינוי שלי',
    restored: 'שוחזר כרשומה חדשה.',
    changed_there: '„{{name}}” שונה בזמן שהמחיקה שלך חיכתה.',
    remove: 'למחוק בכל זאת',
    keep: 'להשאיר'
  },
  refused: {
    title: 'נדחו',
    text: 'השרת לא קיבל אותם. דבר לא אבד: אפשר לשנות, לשלוח שוב או לוותר.',
    outOfSight: 'הרשומה עברה למישהו אחר, או שאין לך עוד אפשרות לשנות אותה.',
    edit: 'עריכה',
    again: 'לשלוח שוב',
    discard: 'ויתור'
  },
  queue: {
    title: 'ממתינים לשליחה',
    empty: 'דבר לא ממתין.',
    held: 'ממתין להחלטה על אותה רשומה',
    followers_one: 'ועוד רשומה אחת בהיסטוריה',
    followers_two: 'ועוד {{count, number}} רשומות בהיסטוריה',
    followers_other: 'ועוד {{count, number}} רשומות בהיסטוריה',
    more_one: 'עוד שדה אחד',
    more_two: 'עוד {{count, number}} שדות',
    more_other: 'עוד {{count, number}} שדות'
  },
  write: { insert: 'חדש', update: 'שינוי', remove: 'מחיקה' },
  unnamed: 'בלי שם',
  record: {
    leads: 'ליד',
    tasks: 'משימה',
    contacts: 'איש קשר',
    opportunities: 'הזדמנות',
    activities: 'רשומת היסטוריה',
    crm_activities: 'רשומת היסטוריה',
    notes: 'הערה',
    timeline_events: 'רשומת היסטוריה',
    audit_logs: 'רשומת ביקורת'
  },
  field: {
    title: 'כותרת',
    description: 'תיאור',
    due_date: 'תאריך יעד',
    due_has_time: 'עם שעה',
    assigned_to_email: 'באחריות',
    is_completed: 'הושלמה',
    completed_at: 'הושלמה ב',
    reminder_date: 'תזכורת',
    repeat_rule: 'חזרה',
    record: 'רשומה'
  },
  value: { yes: 'כן', no: 'לא', none: 'ריק' },
  discard: {
    title: 'לוותר על השינוי הזה?',
    body: 'הוא לא יישלח, והרשומה תציג את מה שיש בשרת. אי אפשר לבטל את זה.',
    confirm: 'לוותר'
  },
  log: {
    title: 'יומן',
    empty: 'כאן מסופר מה עלה בגורל שינויים שנעשו בלי השרת.',
    older: 'רשומות ישנות יותר',
    event: {
      sent: 'נשלח',
      merged: 'נשלח; שדות אחרים ששונו במקום אחר נשמרו',
      conflict: 'התנגשות',
      refused: 'נדחה',
      resolved_mine: 'יושב: שלך',
      resolved_theirs: 'יושב: של האחר',
      resolved_edited: 'יושב: משהו אחר',
      restored: 'שוחזר כרשומה חדשה',
      discarded: 'ויתרו עליו'
    }
  },
  device: {
    title: 'המחשב הזה',
    encrypted: 'מוצפן',
    encryptedHint: 'המפתח נשמר במאגר המפתחות של המערכת.',
    plain: 'לא מוצפן',
    plainHint: 'במערכת הזאת אין מאגר מפתחות. מי שיכול לקרוא את הקבצים שלך יכול לקרוא את העותק.',
    encryption: 'הצפנה',
    wipe: 'מחיקת העותק',
    wipeHint: 'הוא נוצר מחדש כשהשרת עונה. מה שממתין לשליחה נשאר.',
    wiped: 'העותק נמחק.',
    wipeConfirm: {
      title: 'למחוק את העותק מהמחשב הזה?',
      body: 'עד שייווצר מחדש אי אפשר לעבוד בלי השרת.',
      confirm: 'מחיקה'
    },
    forget: 'יציאה ושכחת המכשיר הזה',
    forgetHint: 'מוחק מהמחשב הזה את העותק ואת הכניסה בלי השרת.',
    forgetConfirm: {
      title: 'לצאת ולשכוח את המכשיר הזה?',
      body: 'מה שהמחשב הזה שומר עליך נמחק. הנתונים בשרת נשארים כמו שהם.',
      confirm: 'לצאת ולשכוח'
    },
    forgetWaiting: {
      title: 'חלק מהשינויים שלך עוד לא נשלחו',
      body_one: 'שינוי אחד ממתין לשליחה ויאבד. כדי לשמור אותו צריך קודם לסנכרן או לייצא את התור.',
      body_two:
        '{{count, number}} שינויים ממתינים לשליחה ויאבדו. כדי לשמור אותם צריך קודם לסנכרן או לייצא את התור.',
      body_other:
        '{{count, number}} שינויים ממתינים לשליחה ויאבדו. כדי לשמור אותם צריך קודם לסנכרן או לייצא את התור.',
      confirm: 'לאבד אותם ולשכוח'
    }
  }
}
