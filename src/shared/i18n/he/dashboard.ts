import type { dashboard as en } from '../en/dashboard.ts'
import type { Translated } from '../translated.ts'

export const dashboard: Translated<typeof en> = {
  title: 'בית',
  weeks: '12 השבועות האחרונים',
  months: '12 החודשים האחרונים',
  days_one: 'היום האחרון',
  days_two: 'היומיים האחרונים',
  days_other: '{{count}} הימים האחרונים',
  leads: 'לידים',
  currency: 'מטבע',
  weighted: 'משוקלל לפי סבירות',
  tile: {
    today: 'חדשים היום',
    last7: 'חדשים, 7 ימים',
    last30: 'חדשים, 30 ימים',
    total: 'כל הלידים',
    open: 'הזדמנויות פתוחות',
    won: 'הזדמנויות שזכינו בהן',
    overdue: 'משימות באיחור',
    value: 'שווי הצינור'
  },
  leadsPerWeek: 'לידים לפי שבוע',
  weekOf: 'השבוע של {{day}}',
  funnel: 'עד היכן הלידים מגיעים',
  step: { leads: 'נכנסו', contacted: 'נוצר קשר', qualified: 'מתאימים', converted: 'הומרו' },
  sources: 'מקורות מובילים',
  noSource: 'ללא מקור',
  others: 'מקורות אחרים',
  leadStages: 'לידים לפי שלב',
  pipelineStages: 'הזדמנויות פתוחות לפי שלב',
  wonByMonth: 'זכיות לפי חודש',
  stageDays: 'ימים בממוצע בשלב',
  dayCount_one: 'יום {{formatted}}',
  dayCount_two: '{{formatted}} ימים',
  dayCount_other: '{{formatted}} ימים',
  fromMoves_one: 'לפי מעבר אחד',
  fromMoves_two: 'לפי {{count}} מעברים',
  fromMoves_other: 'לפי {{count}} מעברים',
  activityByOwner: 'פעילות לפי אדם',
  myTasks: 'המשימות שלי',
  recent: 'פעילות אחרונה',
  allActivity: 'כל הפעילויות',
  nothing: {
    tasks: 'אין דבר באיחור או להיום.',
    recent: 'עדיין לא קרה דבר.',
    leads: 'לא נכנסו לידים בתקופה הזאת.',
    deals: 'אין הזדמנות פתוחה.',
    won: 'אין זכיות ב־12 החודשים האחרונים.',
    moves: 'שום הזדמנות לא עברה שלב עדיין.',
    activity: 'איש לא רשם דבר בתקופה הזאת.'
  }
}
