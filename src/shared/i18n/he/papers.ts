import type { papers as english } from '../en/papers.ts'
import type { Translated } from '../translated.ts'

export const papers: Translated<typeof english> = {
  preview: {
    open: 'תצוגה מקדימה והדפסה',
    title: '{{number}} כ־PDF',
    print: 'הדפסה',
    page: 'עמוד {{page}} מתוך {{pages}}'
  },
  reveal: 'הצגה בתיקייה',
  check: {
    start: 'בדיקת PDF',
    show: 'פתיחת החשבונית',
    not_a_pdf: 'הקובץ אינו PDF.',
    as_issued: 'זהו המסמך {{number}}, עד הבית האחרון, כפי שהופק.',
    as_mailed: 'זהו המסמך {{number}}, עד הבית האחרון, כפי שנשלח בדוא״ל.',
    as_today: 'זהו המסמך {{number}}, עד הבית האחרון, כפי שהוא היום.',
    different:
      'כתוב בו {{number}}, אך הוא אינו המסמך שהופק או נשלח וגם לא זה של היום: הוא שונה, או נוצר במועד אחר.',
    unknown: 'מסמך זה אינו מוכר בסביבת העבודה הזו.'
  }
}
