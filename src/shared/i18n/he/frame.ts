import type { frame as english } from '../en/frame.ts'
import type { Translated } from '../translated.ts'

export const frame: Translated<typeof english> = {
  skip: 'דילוג לתוכן',
  sections: {
    label: 'מדורים',
    dashboard: 'בית',
    leads: 'לידים',
    pipeline: 'צינור מכירות',
    settings: 'הגדרות',
    diagnostics: 'אבחון'
  },
  sidebar: { collapse: 'צמצום סרגל הצד', expand: 'הרחבת סרגל הצד' },
  status: {
    none: 'לא נבחרה סביבת עבודה',
    connecting: 'מתחבר…',
    online: 'מחובר',
    offline: 'לא מחובר',
    refused: 'נדחה',
    since: 'מאז {{time}}'
  },
  language: { label: 'שפה' },
  theme: { label: 'ערכת נושא', light: 'בהירה', dark: 'כהה', auto: 'לפי המערכת' },
  menu: { label: 'תפריט סביבת העבודה', signOut: 'התנתקות', changeWorkspace: 'החלפת סביבת עבודה' },
  palette: {
    label: 'חיפוש ופקודות',
    open: 'חיפוש…',
    placeholder: 'חיפוש ליד או הזדמנות, או הפעלת פקודה',
    leads: 'לידים',
    opportunities: 'הזדמנויות',
    commands: 'פקודות',
    nothing: 'לא נמצא דבר עבור ״{{text}}״.',
    nothingHint: 'החיפוש עובר על מותגים, שמות, כתובות אימייל ומספרי טלפון.',
    move: 'ניווט',
    choose: 'פתיחה',
    dismiss: 'סגירה',
    newLead: 'ליד חדש',
    go: 'מעבר אל {{section}}',
    useLanguage: 'שפה: {{language}}',
    useTheme: 'ערכת נושא: {{theme}}',
    importDump: 'ייבוא קבצי נתונים…',
    keys: 'הצגת קיצורי המקלדת'
  },
  keys: {
    title: 'קיצורי מקלדת',
    anywhere: 'בכל מקום',
    lists: 'רשימות',
    board: 'לוח',
    forms: 'טפסים',
    palette: 'חיפוש ופקודות',
    map: 'הרשימה הזו',
    goDashboard: 'מעבר לבית',
    goLeads: 'מעבר ללידים',
    goPipeline: 'מעבר לצינור המכירות',
    goSettings: 'מעבר להגדרות',
    goDiagnostics: 'מעבר לאבחון',
    sidebar: 'צמצום או הרחבה של סרגל הצד',
    move: 'הבא והקודם',
    open: 'פתיחה',
    peek: 'הצצה בלי לעזוב את הרשימה',
    find: 'חיפוש ברשימה',
    create: 'חדש',
    lift: 'הרמה והנחה של כרטיס',
    carry: 'העברה לעמודה אחרת',
    putBack: 'החזרה למקום',
    save: 'שמירה',
    dismiss: 'סגירה; תופיע שאלה רק אם משהו עלול ללכת לאיבוד',
    or: 'או',
    afterwards: 'ואז'
  },
  crash: {
    title: 'הדף הזה הפסיק לעבוד',
    body: 'מה שנשמר לא אבד. אפשר לטעון את החלון מחדש, או להמשיך בדף אחר.',
    reload: 'טעינה מחדש'
  },
  notFound: { title: 'אין דף כזה', body: 'ייתכן שהקישור ישן.', back: 'מעבר ללידים' }
}
