import type { lists as en } from '../en/lists.ts'
import type { Translated } from '../translated.ts'

export const lists: Translated<typeof en> = {
  table: {
    resize: 'Redimensionner {{column}}',
    headingHelp:
      'Cliquez pour trier, Maj et clic pour trier aussi selon cette colonne. Glissez pour déplacer.',
    moveHelp: 'Glissez pour déplacer',
    edit: 'Modifier {{column}}',
    select: 'Sélectionner',
    selectAll: 'Tout sélectionner'
  },
  columns: {
    title: 'Colonnes',
    help: 'Cochez ce que vous voulez voir ; glissez, ou Alt et flèches, pour ordonner.',
    reset: 'Rétablir les colonnes'
  },
  search: { clear: 'Effacer la recherche' },
  filter: {
    add: 'Filtrer',
    clear: 'Effacer les filtres',
    is: '{{field}} est {{values}}',
    from: '{{field}} à partir de {{from}}',
    upTo: '{{field}} jusqu’à {{to}}',
    between: '{{field}} de {{from}} à {{to}}',
    lastDays_one: '{{field}} dans les dernières 24 heures',
    lastDays_many: '{{field}} dans les {{count, number}} derniers jours',
    lastDays_other: '{{field}} dans les {{count, number}} derniers jours',
    days_one: '{{count, number}} jour',
    days_many: '{{count, number}} de jours',
    days_other: '{{count, number}} jours',
    atLeast: 'Au moins',
    atMost: 'Au plus',
    since: 'Du',
    until: 'Au',
    numberOfDays: 'Jours',
    edit: 'Modifier le filtre : {{field}}',
    remove: 'Retirer le filtre : {{field}}',
    me: 'moi',
    nobody: 'personne',
    empty: 'vide',
    find: 'Trouver…',
    nothing: 'Aucun résultat'
  },
  noResult: {
    title: 'Aucune fiche ne correspond',
    text: 'Rien ne répond à la fois à la recherche et aux filtres.',
    clear: 'Effacer recherche et filtres'
  }
}
