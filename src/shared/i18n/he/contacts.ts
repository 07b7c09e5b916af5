import type { contacts as english } from '../en/contacts.ts'
import type { Translated } from '../translated.ts'

export const contacts: Translated<typeof english> = {
  title: 'אנשי קשר',
  new: 'איש קשר חדש',
  field: {
    contact: 'איש קשר',
    kind: 'סוג',
    origin: 'מקור הפנייה',
    name: 'שם',
    email: 'אימייל',
    phone: 'טלפון',
    company: 'חברה',
    brand_name: 'מותג',
    position: 'תפקיד',
    sector: 'ענף',
    country: 'ארץ',
    language: 'שפה',
    tags: 'תגיות',
    notes: 'הערות',
    message: 'הודעה',
    source: 'מקור',
    owner_email: 'אחראי',
    owner: 'אחראי',
    received: 'התקבל',
    updated_at: 'עודכן',
    last_activity: 'אימייל אחרון'
  },
  kind: { crm: 'איש קשר', form: 'הודעה מהאתר', expert: 'בקשת מומחה' },
  origin: { lead: 'מליד', none: 'לא מליד' },
  list: {
    count_one: 'איש קשר אחד',
    count_two: 'שני אנשי קשר',
    count_other: '{{count, number}} אנשי קשר',
    all: 'כל אנשי הקשר',
    search: 'חיפוש אנשי קשר',
    empty: {
      title: 'אין עדיין אנשי קשר',
      text: 'אנשי קשר מגיעים מלידים שהומרו ומהטופס באתר, או שמזינים את הראשון ידנית.',
      readOnly: 'אנשי קשר מגיעים מלידים שהומרו ומהטופס באתר.'
    }
  },
  page: {
    unnamed: 'איש קשר ללא שם',
    more: 'פעולות נוספות',
    makeLead: 'יצירת ליד מכאן',
    message: 'הודעה',
    group: { person: 'האדם', company: 'החברה', work: 'הערות ותגיות', origin: 'מקור הפנייה' },
    leads: { title: 'לידים', none: 'אין ליד עם האימייל הזה' },
    sameEmail: 'עם אותו אימייל'
  },
  delete: {
    action: 'מחיקת איש הקשר',
    title: 'למחוק את {{name}}?',
    body: 'לידים, הזדמנויות ומשימות שמזכירים את איש הקשר יישארו, וכך גם ההיסטוריה שלו. מנהל יכול לבטל מיד לאחר מכן.',
    done: '{{name}} נמחק.'
  },
  create: { title: 'איש קשר חדש', save: 'יצירת איש קשר' }
}
