import type { forecast as english } from '../en/forecast.ts'
import type { Translated } from '../translated.ts'

export const forecast: Translated<typeof english> = {
  title: 'Prévisions',
  detail: 'Opportunités en cours par clôture prévue',
  span: 'Mois à venir',
  months_one: '{{count, number}} mois',
  months_many: '{{count, number}} mois',
  months_other: '{{count, number}} mois',
  byMonth: 'Prévu par mois',
  byOwner: 'Prévu par responsable',
  legend: 'Valeur et valeur pondérée',
  before: 'En retard',
  after: 'Plus tard',
  none: 'Sans date de clôture',
  deals_one: '{{formatted}} opportunité',
  deals_many: '{{formatted}} opportunités',
  deals_other: '{{formatted}} opportunités',
  nothing: 'Rien n’est en cours dans cette devise.',
  won: 'Gagné par rapport à l’objectif',
  yearBefore: 'Année précédente',
  yearAfter: 'Année suivante',
  total: 'Année',
  everybody: 'Tout le monde',
  target: 'Objectif',
  noTarget: 'Objectif',
  setTarget: 'Objectif de {{name}}, {{month}}',
  restOfYear: 'Aussi pour les mois suivants de l’année',
  theirs: 'Quelqu’un d’autre l’a fixé à {{amount}} entre-temps.',
  saveMine: 'Enregistrer le mien'
}
