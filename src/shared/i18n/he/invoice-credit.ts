import type { invoiceCredit as english } from '../en/invoice-credit.ts'
import type { Translated } from '../translated.ts'

export const invoiceCredit: Translated<typeof english> = {
  partly: {
    whole: 'הכול',
    part: 'חלק',
    what: 'מה לזכות',
    line: 'שורה',
    left: 'נותר',
    quantity: 'כמות',
    amount: 'סכום לפני מע״מ',
    sum: 'חשבונית זיכוי',
    leftText: '{{amount}} כבר זוכו.',
    textPart: 'חשבונית זיכוי תזכה את החלק הזה. יש לה מספר משלה ואי אפשר לבטל אותה.',
    title: 'זיכוי {{number}}',
    donePart: '{{number}} מזכה אותו',
    partBy: 'זוכתה חלקית ב־'
  },
  title: 'לבטל את {{number}}?',
  text: 'חשבונית זיכוי על סך {{amount}} מבטלת אותה. היא מקבלת מספר משלה ואין דרך חזרה.',
  paid: '{{amount}} שולמו ויהיה צורך להחזירם.',
  reason: 'סיבה, על חשבונית הזיכוי',
  confirm: 'יצירת חשבונית הזיכוי',
  done: '{{number}} מבטלת אותה',
  by: 'בוטלה על ידי',
  of: 'מבטלת את'
}
