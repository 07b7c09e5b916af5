import type { forecast as english } from '../en/forecast.ts'
import type { Translated } from '../translated.ts'

export const forecast: Translated<typeof english> = {
  title: 'תחזית',
  detail: 'הזדמנויות פתוחות לפי סגירה צפויה',
  span: 'חודשים קדימה',
  months_one: 'חודש אחד',
  months_two: 'חודשיים',
  months_other: '{{count, number}} חודשים',
  byMonth: 'צפוי לפי חודש',
  byOwner: 'צפוי לפי אחראי',
  legend: 'ערך וערך משוקלל',
  before: 'באיחור',
  after: 'מאוחר יותר',
  none: 'בלי מועד סגירה',
  deals_one: 'הזדמנות אחת',
  deals_two: 'שתי הזדמנויות',
  deals_other: '{{formatted}} הזדמנויות',
  nothing: 'אין הזדמנויות פתוחות במטבע הזה.',
  won: 'זכיות מול יעד',
  yearBefore: 'השנה הקודמת',
  yearAfter: 'השנה הבאה',
  total: 'שנה',
  everybody: 'כולם',
  target: 'יעד',
  noTarget: 'יעד',
  setTarget: 'היעד של {{name}}, {{month}}',
  restOfYear: 'גם לחודשים הבאים של השנה',
  theirs: 'מישהו אחר קבע אותו בינתיים ל-{{amount}}.',
  saveMine: 'לשמור את שלי'
}
