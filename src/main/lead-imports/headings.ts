import { en } from '#shared/i18n/en/en.ts'
import { fr } from '#shared/i18n/fr/fr.ts'
import { he } from '#shared/i18n/he/he.ts'
import { type ImportField, importFields } from '#shared/lead-imports/import.schema.ts'
import { comparableName } from '#shared/values/text.ts'

/** Which field a column's heading means: the database's names, the labels of three languages, and other programs' words. */

const words: Record<ImportField, string[]> = {
  brand_name: [
    'brand',
    'brand name',
    'enseigne',
    'nom de la marque',
    'nom de marque',
    'lead name',
    'deal name',
    'שם המותג',
    'שם מותג'
  ],
  name: [
    'contact',
    'contact name',
    'full name',
    'name',
    'nom complet',
    'nom du contact',
    'contact person',
    'lead',
    'שם',
    'שם מלא',
    'שם איש קשר'
  ],
  first_name: ['first name', 'given name', 'prenom', 'שם פרטי'],
  last_name: ['last name', 'surname', 'family name', 'nom', 'nom de famille', 'שם משפחה'],
  email: [
    'mail',
    'e mail',
    'email address',
    'work email',
    'courriel',
    'adresse e mail',
    'adresse email',
    'adresse mail',
    'מייל',
    'דואל',
    'דוא ל',
    'אימייל',
    'כתובת מייל',
    'כתובת אימייל'
  ],
  phone: [
    'tel',
    'phone number',
    'mobile',
    'mobile phone',
    'cell',
    'gsm',
    'portable',
    'numero de telephone',
    'נייד',
    'טלפון נייד',
    'מספר טלפון'
  ],
  company: [
    'company name',
    'organization',
    'organisation',
    'account',
    'account name',
    'societe',
    'raison sociale',
    'חברה',
    'שם החברה',
    'שם חברה'
  ],
  sector: ['industry', 'secteur d activite', 'activite', 'תחום', 'תעשייה'],
  language: ['preferred language', 'lang', 'locale', 'langue preferee', 'שפה מועדפת'],
  status: ['lead status', 'etat', 'statut du prospect', 'סטטוס ליד'],
  stage: ['lead stage', 'lifecycle stage', 'pipeline stage', 'deal stage', 'phase', 'שלב בתהליך'],
  priority: ['lead priority', 'urgency', 'priorite', 'דחיפות'],
  owner_email: [
    'owner',
    'assigned to',
    'lead owner',
    'contact owner',
    'sales rep',
    'commercial',
    'assigne a',
    'proprietaire',
    'אחראי',
    'איש מכירות'
  ],
  tags: ['tag', 'labels', 'etiquettes', 'mots cles', 'תגית', 'תוויות'],
  target_city: ['city', 'ville', 'target location', 'עיר'],
  budget_estimated: [
    'budget',
    'estimated budget',
    'amount',
    'value',
    'budget estime',
    'montant',
    'תקציב',
    'תקציב משוער',
    'סכום'
  ],
  expansion_type: ['expansion', 'type expansion', 'type d implantation', 'סוג התרחבות'],
  format: ['store format', 'format de magasin', 'פורמט'],
  timeline: ['time frame', 'timeframe', 'horizon', 'delai', 'calendrier', 'לוח זמנים'],
  focus_notes: [
    'notes',
    'note',
    'comments',
    'comment',
    'description',
    'remarks',
    'message',
    'commentaire',
    'commentaires',
    'remarques',
    'הערות',
    'הערה'
  ],
  source: ['lead source', 'original source', 'origin', 'provenance', 'origine', 'מקור', 'מקור הליד'],
  utm_source: ['utmsource'],
  utm_medium: ['utmmedium'],
  utm_campaign: ['utmcampaign', 'campaign', 'campagne'],
  created_at: [
    'created',
    'create date',
    'created on',
    'creation date',
    'date created',
    'date',
    'date de creation',
    'cree le',
    'תאריך',
    'תאריך יצירה',
    'נוצר'
  ]
}

const fieldOfHeading = new Map<string, ImportField>(
  importFields.flatMap((field) => headingsOf(field).map((heading) => [heading, field] as const))
)

/** The field that a heading names; null when it names none. */
export function fieldOf(heading: string): ImportField | null {
  return fieldOfHeading.get(comparableName(heading)) ?? null
}

/** Everything that names a field, made comparable. */
export function headingsOf(field: ImportField): string[] {
  return [field, ...labelsOf(field), ...words[field]].map(comparableName)
}

function labelsOf(field: ImportField): string[] {
  return [en, fr, he].map(({ leads, leadImports }) =>
    field === 'first_name' || field === 'last_name' ? leadImports.field[field] : leads.field[field]
  )
}
