import type { Language } from '../values/language.ts'

/** What a mail on an invoice begins with, as long as the team has no template of that category and language. */

export type InvoiceTemplateKind =
  | 'invoice'
  | 'credit_note'
  | 'invoice_reminder_1'
  | 'invoice_reminder_2'
  | 'invoice_reminder_3'

type MailText = { subject: string; body: string }

const en: Record<InvoiceTemplateKind, MailText> = {
  invoice: {
    subject: 'Invoice {{invoice_number}} – {{our_company}}',
    body: `Hello {{name}},

Please find attached our invoice {{invoice_number}} of {{invoice_date}} for {{total}}. It is payable by {{due_date}}.

Thank you for your trust.

Best regards,
{{sender}}
{{our_company}}`
  },
  credit_note: {
    subject: 'Credit note {{invoice_number}} – {{our_company}}',
    body: `Hello {{name}},

Please find attached our credit note {{invoice_number}} of {{invoice_date}} for {{total}}.

Best regards,
{{sender}}
{{our_company}}`
  },
  invoice_reminder_1: {
    subject: 'Reminder: invoice {{invoice_number}}',
    body: `Hello {{name}},

Our invoice {{invoice_number}} of {{invoice_date}} was due on {{due_date}}, and {{balance}} is still open. It may simply have slipped through: you find it attached once more.

If your payment is on its way, please ignore this message.

Best regards,
{{sender}}
{{our_company}}`
  },
  invoice_reminder_2: {
    subject: 'Second reminder: invoice {{invoice_number}}',
    body: `Hello {{name}},

We have not received {{balance}} for our invoice {{invoice_number}}, which was due on {{due_date}}. Please pay it within the next seven days, or tell us what is in the way.

The invoice is attached.

Best regards,
{{sender}}
{{our_company}}`
  },
  invoice_reminder_3: {
    subject: 'Last reminder: invoice {{invoice_number}}',
    body: `Hello {{name}},

In spite of two reminders, {{balance}} of our invoice {{invoice_number}}, due on {{due_date}}, is still unpaid. This is our last reminder: please pay it within seven days, after which we will have to take further steps.

The invoice is attached.

Regards,
{{sender}}
{{our_company}}`
  }
}

const fr: typeof en = {
  invoice: {
    subject: 'Facture {{invoice_number}} – {{our_company}}',
    body: `Bonjour {{name}},

Veuillez trouver ci-joint notre facture {{invoice_number}} du {{invoice_date}}, d’un montant de {{total}}, à régler au plus tard le {{due_date}}.

Merci de votre confiance.

Bien à vous,
{{sender}}
{{our_company}}`
  },
  credit_note: {
    subject: 'Avoir {{invoice_number}} – {{our_company}}',
    body: `Bonjour {{name}},

Veuillez trouver ci-joint notre avoir {{invoice_number}} du {{invoice_date}}, d’un montant de {{total}}.

Bien à vous,
{{sender}}
{{our_company}}`
  },
  invoice_reminder_1: {
    subject: 'Rappel : facture {{invoice_number}}',
    body: `Bonjour {{name}},

Notre facture {{invoice_number}} du {{invoice_date}} était à régler au plus tard le {{due_date}}, et {{balance}} restent dus. Il s’agit sans doute d’un oubli : vous la trouverez à nouveau ci-jointe.

Si votre règlement est en route, ne tenez pas compte de ce message.

Bien à vous,
{{sender}}
{{our_company}}`
  },
  invoice_reminder_2: {
    subject: 'Deuxième rappel : facture {{invoice_number}}',
    body: `Bonjour {{name}},

Sauf erreur de notre part, nous n’avons pas reçu le règlement de {{balance}} pour notre facture {{invoice_number}}, échue le {{due_date}}. Merci de la régler sous sept jours, ou de nous dire ce qui s’y oppose.

La facture est jointe à ce message.

Bien à vous,
{{sender}}
{{our_company}}`
  },
  invoice_reminder_3: {
    subject: 'Dernier rappel : facture {{invoice_number}}',
    body: `Bonjour {{name}},

Malgré deux rappels, {{balance}} restent impayés sur notre facture {{invoice_number}}, échue le {{due_date}}. Ceci est notre dernier rappel : merci de la régler sous sept jours, faute de quoi nous devrons engager d’autres démarches.

La facture est jointe à ce message.

Cordialement,
{{sender}}
{{our_company}}`
  }
}

const he: typeof en = {
  invoice: {
    subject: 'חשבונית {{invoice_number}} – {{our_company}}',
    body: `שלום {{name}},

מצורפת חשבונית {{invoice_number}} מיום {{invoice_date}} על סך {{total}}, לתשלום עד {{due_date}}.

תודה על האמון.

בברכה,
{{sender}}
{{our_company}}`
  },
  credit_note: {
    subject: 'חשבונית זיכוי {{invoice_number}} – {{our_company}}',
    body: `שלום {{name}},

מצורפת חשבונית זיכוי {{invoice_number}} מיום {{invoice_date}} על סך {{total}}.

בברכה,
{{sender}}
{{our_company}}`
  },
  invoice_reminder_1: {
    subject: 'תזכורת: חשבונית {{invoice_number}}',
    body: `שלום {{name}},

מועד התשלום של חשבונית {{invoice_number}} מיום {{invoice_date}} היה {{due_date}}, ונותרו לתשלום {{balance}}. ייתכן שהדבר נשכח, ולכן החשבונית מצורפת שוב.

אם התשלום כבר בדרך, אפשר להתעלם מהודעה זו.

בברכה,
{{sender}}
{{our_company}}`
  },
  invoice_reminder_2: {
    subject: 'תזכורת שנייה: חשבונית {{invoice_number}}',
    body: `שלום {{name}},

טרם קיבלנו {{balance}} עבור חשבונית {{invoice_number}}, שמועד תשלומה היה {{due_date}}. נבקש לשלם בתוך שבעה ימים, או להודיע לנו מה מעכב.

החשבונית מצורפת.

בברכה,
{{sender}}
{{our_company}}`
  },
  invoice_reminder_3: {
    subject: 'תזכורת אחרונה: חשבונית {{invoice_number}}',
    body: `שלום {{name}},

למרות שתי תזכורות, {{balance}} מחשבונית {{invoice_number}}, שמועד תשלומה היה {{due_date}}, טרם שולמו. זו תזכורת אחרונה: נבקש לשלם בתוך שבעה ימים, שאם לא כן ניאלץ לנקוט צעדים נוספים.

החשבונית מצורפת.

בברכה,
{{sender}}
{{our_company}}`
  }
}

export const invoiceTemplates: Record<Language, typeof en> = { en, fr, he }
