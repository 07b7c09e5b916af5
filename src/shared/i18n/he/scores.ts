import type { scores as en } from '../en/scores.ts'
import type { Translated } from '../translated.ts'

export const scores: Translated<typeof en> = {
  title: 'ציון',
  of: '{{score}} מתוך 100',
  points: '{{points}} נקודות מתוך {{most}}',
  rule: {
    budget: 'תקציב',
    timeline: 'לוח זמנים',
    completeness: 'שלמות הפרטים',
    engagement: 'קשר',
    recency: 'עדכניות'
  },
  why: {
    noBudget: 'התקציב אינו ידוע',
    noTimeline: 'לוח הזמנים אינו ידוע',
    complete: 'כל {{wanted}} הפרטים ידועים',
    missing: '{{filled}} ידועים מתוך {{wanted}}; חסר: {{missing}}',
    noTalk: 'עדיין אין הערה, שיחה, אימייל או פגישה',
    talks_one: 'הערה, שיחה, אימייל או פגישה אחת',
    talks_two: 'שתי הערות, שיחות, אימיילים או פגישות',
    talks_other: '{{count, number}} הערות, שיחות, אימיילים ופגישות',
    today: 'משהו קרה היום',
    days_one: 'משהו קרה אתמול',
    days_two: 'משהו קרה לאחרונה לפני יומיים',
    days_other: 'משהו קרה לאחרונה לפני {{count, number}} ימים',
    noDate: 'התאריך אינו ידוע'
  },
  settings: {
    title: 'ציון הלידים',
    help: 'חמישה כללים נותנים יחד עד 100 נקודות. המשקל אומר כמה כלל נחשב מול האחרים; 0 משמיט אותו.',
    hint: {
      budget: 'כל הנקודות מ־500,000 ומעלה, פחות מתחת לזה.',
      timeline: 'ככל שמוקדם יותר, יותר נקודות.',
      completeness: 'חלק הפרטים הידועים.',
      engagement: 'הערות, שיחות, אימיילים ופגישות; שישה נותנים את כל הנקודות.',
      recency: 'כל הנקודות במשך שבוע אחרי השיחה האחרונה או הפנייה, אף נקודה אחרי חצי שנה.'
    },
    weight: 'משקל: {{rule}}',
    most_one: 'עד נקודה אחת.',
    most_two: 'עד שתי נקודות.',
    most_other: 'עד {{count, number}} נקודות.',
    stored: 'שמירת הציון בכל ליד',
    storedHint:
      'כך רשימות יכולות להציג אותו ולמיין לפיו. הוא נכתב בכל ליד, בשדות score ו־score_changes_at; בכיבוי הם מוסרים.',
    usual: 'המשקלים הרגילים',
    none: 'לפחות כלל אחד חייב להיחשב.'
  }
}
