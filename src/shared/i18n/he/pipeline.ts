import type { pipeline as english } from '../en/pipeline.ts'
import type { Translated } from '../translated.ts'

export const pipeline: Translated<typeof english> = {
  title: 'צינור מכירות',
  stages: 'שלבים',
  help: 'סדר הלוח, שם כל שלב בכל שפה, והסבירות שהזדמנות מקבלת כשהיא מגיעה אליו. שם ריק הוא השם הרגיל. מה ששמור עם ההזדמנויות לא משתנה.',
  others: 'תוכנות אחרות שומרות כאן שלבים נוספים. ההזדמנויות שלהם נמצאות בעמודה האחרונה:',
  up: 'העלאת ״{{name}}״',
  down: 'הורדת ״{{name}}״',
  nameIn: '{{name}} ({{language}})',
  stale: 'ימים ללא פעילות',
  staleHint: 'הזדמנויות פתוחות שאיש לא נגע בהן זמן רב יותר מסומנות.',
  usual: 'השמות והסדר הרגילים',
  conflict: 'מישהו אחר שמר בינתיים הגדרות אחרות.',
  takeTheirs: 'לקחת את שלו',
  keepMine: 'לשמור את שלי'
}
