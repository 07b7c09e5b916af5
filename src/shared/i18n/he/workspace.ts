import type { workspace as english } from '../en/workspace.ts'
import type { Translated } from '../translated.ts'

export const workspace: Translated<typeof english> = {
  kind: { local: 'סביבת עבודה מקומית', sample: 'סביבת עבודה לדוגמה', server: 'שרת MongoDB' },
  welcome: {
    title: 'ברוכים הבאים ל-Carmel',
    body: 'היכן לשמור את הנתונים? אפשר לשנות זאת בהמשך.',
    local: 'פתיחת סביבת העבודה המקומית',
    localBody: 'במחשב הזה, מוכנה מיד. אין צורך בשרת.',
    server: 'התחברות ל-MongoDB',
    serverBody: 'Atlas או שרת משלך, במשותף עם הצוות.',
    sample: 'היכרות עם סביבת הדוגמה',
    sampleBody: 'לידים ועסקאות בדויים בשלוש שפות, כדי להתרשם.'
  },
  server: {
    title: 'התחברות ל-MongoDB',
    uri: 'כתובת',
    uriHint:
      'כפי שנמסרה ממנהל המערכת או מ-Atlas. היא נשמרת מוצפנת אם המערכת מאפשרת זאת, ואחרת רק עד לסגירת Carmel.',
    dbName: 'מסד נתונים',
    test: 'בדיקת החיבור',
    submit: 'התחברות',
    works_one: 'החיבור תקין: MongoDB {{version}}, אוסף אחד.',
    works_two: 'החיבור תקין: MongoDB {{version}}, {{count}} אוספים.',
    works_many: 'החיבור תקין: MongoDB {{version}}, {{count}} אוספים.',
    works_other: 'החיבור תקין: MongoDB {{version}}, {{count}} אוספים.',
    detail: 'פרטים טכניים'
  },
  unreachable: {
    title: 'לא ניתן להגיע אל {{workspace}}',
    trying: 'הניסיונות נמשכים. המסך ימשיך מעצמו ברגע שמסד הנתונים יענה.',
    change: 'החלפת סביבת עבודה'
  },
  leave: {
    title: 'להחליף סביבת עבודה?',
    body: 'החשבון ינותק. דבר לא יימחק: אפשר לחזור לסביבת העבודה הזו בכל עת.',
    confirm: 'החלפת סביבת עבודה'
  },
  fromEnvironment: 'נקבע על ידי MONGODB_URI או MONGO_URL. כדי לשנות יש לפנות למי שהתקין את המחשב.'
}
