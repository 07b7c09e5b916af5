import type { statements as english } from '../en/statements.ts'
import type { Translated } from '../translated.ts'

export const statements: Translated<typeof english> = {
  title: 'Relevé bancaire',
  back: 'Factures',
  import: 'Importer un relevé',
  state: { label: 'Lignes', open: 'À rapprocher', matched: 'Rapprochées', ignored: 'Mises de côté' },
  empty: {
    open: 'Rien à rapprocher',
    openText:
      'Importez un relevé de la banque en CSV : ce qui est arrivé est comparé aux factures ouvertes, et rien n’est enregistré avant votre confirmation.',
    matched: 'Rien de rapproché',
    ignored: 'Rien de mis de côté'
  },
  reason: {
    number: 'Numéro dans le libellé',
    purchase_order: 'Bon de commande dans le libellé',
    client: 'Nom du client',
    amount: 'Même montant',
    sum: 'Somme des factures',
    part: 'Moins que dû',
    over: 'Plus que dû'
  },
  noProposal: 'Aucune facture ouverte ne correspond.',
  confirm: 'Confirmer',
  confirmAll_one: 'Confirmer la ligne certaine',
  confirmAll_many: 'Confirmer les {{count, number}} de lignes certaines',
  confirmAll_other: 'Confirmer les {{count, number}} lignes certaines',
  confirmed_one: '{{count, number}} ligne enregistrée comme paiement',
  confirmed_many: '{{count, number}} de lignes enregistrées comme paiements',
  confirmed_other: '{{count, number}} lignes enregistrées comme paiements',
  choose: 'Choisir une facture',
  chooseHint: 'Numéro ou client',
  none: 'Aucune facture ouverte',
  setAside: 'Mettre de côté',
  takeUp: 'Reprendre',
  reopen: 'Annuler le rapprochement',
  reopenText: 'Ses paiements ne comptent plus ; la ligne est de nouveau ouverte.',
  reopened: 'La ligne est de nouveau ouverte',
  page: '{{from, number}}–{{to, number}} sur {{total, number}}',
  previous: 'Page précédente',
  next: 'Page suivante',
  sheet: {
    title: 'Importer {{name}}',
    currency: 'Devise du compte',
    encoding: 'Encodage',
    delimiter: 'Séparateur de colonnes',
    column: 'Colonne {{number}}',
    leftOut: 'Ignorer',
    dates: 'Dates',
    dateOrder: { dmy: 'Jour d’abord', mdy: 'Mois d’abord' },
    incoming_one: '{{count, number}} ligne d’argent arrivé',
    incoming_many: '{{count, number}} de lignes d’argent arrivé',
    incoming_other: '{{count, number}} lignes d’argent arrivé',
    outgoing_one: '{{count, number}} ligne d’argent sorti est ignorée',
    outgoing_many: '{{count, number}} de lignes d’argent sorti sont ignorées',
    outgoing_other: '{{count, number}} lignes d’argent sorti sont ignorées',
    unread_one: '{{count, number}} ligne sans date ou sans montant est ignorée',
    unread_many: '{{count, number}} de lignes sans date ou sans montant sont ignorées',
    unread_other: '{{count, number}} lignes sans date ou sans montant sont ignorées',
    import_one: 'Importer {{count, number}} ligne',
    import_many: 'Importer {{count, number}} de lignes',
    import_other: 'Importer {{count, number}} lignes',
    done: 'Ajoutées : {{added, number}}. Déjà connues : {{known, number}}.'
  },
  field: {
    booked_on: 'Jour',
    amount: 'Montant (avec signe)',
    credit: 'Crédit',
    debit: 'Débit',
    name: 'Qui a payé',
    text: 'Libellé',
    reference: 'Référence'
  },
  refused: {
    taken: 'Quelqu’un d’autre a rapproché cette ligne.',
    not_whole: 'Les parts ne font pas la ligne.',
    other_currency: 'La facture est dans une autre devise.',
    empty: 'Ce fichier est vide.',
    too_wide: 'Ce n’est pas un relevé : il a trop de colonnes.',
    too_long: 'Le fichier a plus de 20 000 lignes. Exportez une période plus courte.'
  }
}
