import type { errors as english } from '../en/errors.ts'
import type { Translated } from '../translated.ts'

export const errors: Translated<typeof english> = {
  code: {
    invalid_input: 'יש לתקן משהו בטופס.',
    unknown_channel: 'החלון והיישום אינם תואמים. יש להפעיל את Carmel מחדש.',
    untrusted_sender: 'הדף הזה אינו רשאי לעשות זאת.',
    not_signed_in: 'ההתחברות הסתיימה. יש להתחבר שוב; מה שהוקלד נשמר.',
    forbidden: 'התפקיד שלך אינו מאפשר זאת. יש לפנות למנהל.',
    wrong_credentials: 'האימייל או הסיסמה שגויים. יש לבדוק את שניהם ולנסות שוב.',
    locked_out: 'יותר מדי סיסמאות שגויות. אפשר לנסות שוב בשעה {{time}}.',
    account_inactive: 'החשבון אינו פעיל. יש לפנות למנהל.',
    not_found: 'הרשומה כבר אינה קיימת, או שאין לך גישה אליה.',
    changed_elsewhere: 'מישהו אחר שינה את הרשומה בינתיים. דבר לא נדרס: יש לעיין בערכים החדשים ולשמור שוב.',
    duplicate: 'כבר קיימת רשומה עם אותו מפתח.',
    offline: 'מסד הנתונים אינו עונה. דבר לא אבד: אפשר לנסות שוב כששורת המצב מציגה ״מחובר״.',
    connection_failed: 'לא ניתן היה לפתוח את מסד הנתונים.',
    not_allowed_now: 'הפעולה אינה אפשרית כרגע.',
    cancelled: 'בוטל.',
    internal: 'משהו השתבש. הפרטים ביומן תחת {{logId}}.'
  },
  field: {
    required: 'יש למלא שדה זה.',
    too_long: 'ארוך מדי.',
    too_large: 'המספר גדול מדי.',
    too_many: 'יותר מדי ערכים.',
    negative: 'הערך אינו יכול להיות שלילי.',
    bad_percent: 'יש להזין מספר שלם בין 0 ל-100.',
    bad_email: 'זו אינה כתובת אימייל.',
    bad_id: 'מזהה לא תקין.',
    bad_uri: 'כתובת מתחילה ב-mongodb:// או mongodb+srv://.',
    bad_db_name: 'שם מסד נתונים מכיל עד 63 תווים, ללא / \\ . " $ * < > : | ? או רווח.',
    password_too_short: 'יש להשתמש ב-10 תווים לפחות.',
    password_too_long: 'יש להשתמש ב-72 תווים לכל היותר.',
    other: 'הערך אינו מתאים.'
  }
}
