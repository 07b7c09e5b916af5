import type { TemplateFields } from './template.contract.ts'

/** Five texts in three languages for a workspace that has none: the ones that the website's composer offers too. */
export const starterTemplates: TemplateFields[] = [
  {
    name: 'Welcome',
    language: 'en',
    category: 'lead',
    subject: '{{brand}} in Israel: thank you for your request',
    body: `Hello {{name}},

Thank you for your interest. We have read your request about {{brand}} and will prepare our first thoughts.

When would be a good moment for a short call? I am free on [DATE] at [TIME], or suggest a moment that suits you.

Best regards,
{{sender}}`
  },
  {
    name: 'Welcome',
    language: 'fr',
    category: 'lead',
    subject: '{{brand}} en Israël : merci de votre demande',
    body: `Bonjour {{name}},

Merci de l’intérêt que vous nous portez. Nous avons bien lu votre demande concernant {{brand}} et préparons nos premières réflexions.

Quand pourrions-nous échanger quelques minutes par téléphone ? Je suis disponible le [DATE] à [HEURE], ou proposez-moi le moment qui vous convient.

Bien à vous,
{{sender}}`
  },
  {
    name: 'Welcome',
    language: 'he',
    category: 'lead',
    subject: '{{brand}} בישראל: תודה על פנייתך',
    body: `שלום {{name}},

תודה על ההתעניינות. קראנו את הפנייה בנוגע ל-{{brand}} ואנחנו מכינים מחשבות ראשונות.

מתי נוח לשיחה קצרה? אני פנוי ב-[תאריך] בשעה [שעה], ואפשר גם להציע מועד אחר.

בברכה,
{{sender}}`
  },
  {
    name: 'Follow-up',
    language: 'en',
    category: 'reminder',
    subject: 'Your project for {{brand}}',
    body: `Hello {{name}},

I am coming back to you about {{brand}}. Have you had time to think about our last exchange?

If a question is open, I will gladly answer it. If this is not the right moment, tell me when I may write again.

Best regards,
{{sender}}`
  },
  {
    name: 'Follow-up',
    language: 'fr',
    category: 'reminder',
    subject: 'Votre projet pour {{brand}}',
    body: `Bonjour {{name}},

Je reviens vers vous à propos du projet {{brand}}. Avez-vous eu le temps de réfléchir à notre dernier échange ?

S’il vous reste une question, j’y répondrai avec plaisir. Si ce n’est pas le bon moment, dites-moi quand je pourrai vous recontacter.

Bien à vous,
{{sender}}`
  },
  {
    name: 'Follow-up',
    language: 'he',
    category: 'reminder',
    subject: 'הפרויקט של {{brand}}',
    body: `שלום {{name}},

אני חוזר אליך בנוגע ל-{{brand}}. האם היה זמן לחשוב על השיחה האחרונה שלנו?

אם נשארה שאלה, אשמח לענות. אם זה לא הזמן המתאים, אפשר לומר לי מתי לחזור.

בברכה,
{{sender}}`
  },
  {
    name: 'Meeting',
    language: 'en',
    category: 'appointment',
    subject: 'Our meeting about {{brand}}',
    body: `Hello {{name}},

This confirms our meeting on [DATE] at [TIME], at [PLACE].

If something comes up, please let me know and we will find another moment.

Best regards,
{{sender}}`
  },
  {
    name: 'Meeting',
    language: 'fr',
    category: 'appointment',
    subject: 'Notre rendez-vous – {{brand}}',
    body: `Bonjour {{name}},

Je vous confirme notre rendez-vous le [DATE] à [HEURE], à [LIEU].

En cas d’empêchement, prévenez-moi et nous trouverons un autre moment.

Bien à vous,
{{sender}}`
  },
  {
    name: 'Meeting',
    language: 'he',
    category: 'appointment',
    subject: 'הפגישה שלנו בנושא {{brand}}',
    body: `שלום {{name}},

אני מאשר את פגישתנו ב-[תאריך] בשעה [שעה], ב-[מקום].

אם משהו משתנה, אפשר לעדכן אותי ונמצא מועד אחר.

בברכה,
{{sender}}`
  },
  {
    name: 'Proposal',
    language: 'en',
    category: 'lead',
    subject: 'Our proposal for {{brand}}',
    body: `Hello {{name}},

As agreed, you will find our proposal for {{brand}} attached. It describes the steps, the time they take and what they cost.

I suggest that we go through it together on [DATE] at [TIME].

Best regards,
{{sender}}`
  },
  {
    name: 'Proposal',
    language: 'fr',
    category: 'lead',
    subject: 'Notre proposition pour {{brand}}',
    body: `Bonjour {{name}},

Comme convenu, vous trouverez ci-joint notre proposition pour {{brand}}. Elle décrit les étapes, leur durée et leur coût.

Je vous propose de la parcourir ensemble le [DATE] à [HEURE].

Bien à vous,
{{sender}}`
  },
  {
    name: 'Proposal',
    language: 'he',
    category: 'lead',
    subject: 'ההצעה שלנו עבור {{brand}}',
    body: `שלום {{name}},

כפי שסיכמנו, מצורפת ההצעה שלנו עבור {{brand}}. היא מתארת את השלבים, את משכם ואת עלותם.

אני מציע שנעבור עליה יחד ב-[תאריך] בשעה [שעה].

בברכה,
{{sender}}`
  },
  {
    name: 'Thanks',
    language: 'en',
    category: 'lead',
    subject: 'Thank you for your time',
    body: `Hello {{name}},

Thank you for the time you gave us today. I will send you a summary of what we said about {{brand}} and the next steps.

Best regards,
{{sender}}`
  },
  {
    name: 'Thanks',
    language: 'fr',
    category: 'lead',
    subject: 'Merci de votre temps',
    body: `Bonjour {{name}},

Merci du temps que vous nous avez accordé aujourd’hui. Je vous enverrai un résumé de notre échange sur {{brand}} et des prochaines étapes.

Bien à vous,
{{sender}}`
  },
  {
    name: 'Thanks',
    language: 'he',
    category: 'lead',
    subject: 'תודה על הזמן',
    body: `שלום {{name}},

תודה על הזמן שהקדשת לנו היום. אשלח סיכום של מה שדיברנו על {{brand}} ושל הצעדים הבאים.

בברכה,
{{sender}}`
  }
]
