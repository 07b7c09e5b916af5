import type { session as english } from '../en/session.ts'
import type { Translated } from '../translated.ts'

export const session: Translated<typeof english> = {
  signIn: {
    title: 'התחברות',
    to: 'אל {{workspace}}',
    email: 'אימייל',
    password: 'סיסמה',
    submit: 'התחברות',
    show: 'הצגת הסיסמה',
    capsLock: 'מקש Caps Lock פעיל.',
    offline:
      'השרת אינו עונה. עדיין אפשר להיכנס אם נכנסת במחשב הזה ב־14 הימים האחרונים; השינויים שלך יישלחו אחר כך.',
    otherWorkspace: 'מעבר לסביבת עבודה אחרת'
  },
  ended: {
    title: 'ההתחברות הסתיימה',
    body: 'יש להתחבר שוב כדי להמשיך. מה שהוקלד עדיין כאן.',
    other: 'התחברות בחשבון אחר'
  },
  firstAdmin: {
    damaged: 'קובץ מסד הנתונים נמצא פגום ולכן נפתח קובץ חדש. הקובץ הישן נשמר כאן:',
    title: 'יצירת החשבון הראשון',
    body: 'בסביבת העבודה הזו עוד אין חשבון. החשבון הראשון הוא של המנהל.',
    name: 'שם',
    namePlaceholder: 'שם פרטי ושם משפחה',
    passwordHint: 'לפחות 10 תווים. כמה מילים ברצף הן בחירה טובה.',
    submit: 'יצירת חשבון'
  }
}
