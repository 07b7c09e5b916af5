import type { activities as english } from '../en/activities.ts'
import type { Translated } from '../translated.ts'

export const activities: Translated<typeof english> = {
  title: 'Historique',
  empty: {
    title: 'Rien pour l’instant',
    text: 'Les notes, appels, réunions et modifications apparaissent ici au fil de l’eau.'
  },
  older: 'Afficher les entrées plus anciennes',
  automatic: 'Automatique',
  showAll: 'Tout afficher',
  showLess: 'Réduire',
  edited: 'Modification',
  leadCreated: 'Prospect créé',
  leadsImported: 'Prospects importés',
  opportunityCreated: 'Opportunité créée',
  contactCreated: 'Contact créé',
  invoiceCreated: 'Brouillon de facture créé',
  invoiceIssued: 'Facture émise',
  invoiceSent: 'Facture envoyée',
  invoiceCanceled: 'Facture annulée',
  invoiceCredited: 'Avoir créé',
  paymentReceived: 'Paiement reçu',
  paymentRefunded: 'Paiement remboursé',
  paymentCanceled: 'Paiement repris',
  taskCreated: 'Tâche ajoutée',
  taskUpdated: 'Tâche modifiée',
  taskCompleted: 'Tâche terminée',
  taskReopened: 'Tâche rouverte',
  merged: 'Fusionné avec cette fiche',
  mergeUndone: 'Fusion annulée',
  editedMark: 'modifiée',
  filter: {
    kind: 'Type',
    author: 'Auteur',
    left: 'Étape quittée',
    period: 'Période',
    clear: 'Effacer les filtres',
    none: 'Rien ne correspond à ces filtres.'
  },
  own: {
    actions: 'Actions',
    edit: 'Modifier',
    remove: 'Supprimer',
    save: 'Enregistrer',
    label: 'Texte de l’entrée',
    removed: 'Entrée supprimée',
    theirs: 'Quelqu’un a modifié cette entrée entre-temps. Elle dit maintenant :',
    keepTheirs: 'Garder ce texte',
    saveMine: 'Enregistrer le mien'
  },
  mention: { label: 'Mentionner un collègue', hint: 'Tapez @ pour confier une tâche à un collègue.' },
  list: {
    title: 'Activités',
    logCall: 'Consigner un appel',
    logMeeting: 'Consigner une réunion',
    logTitle: {
      note: 'Ajouter une note',
      call: 'Consigner un appel',
      email: 'Consigner un e-mail',
      meeting: 'Consigner une réunion'
    },
    record: 'Fiche',
    text: 'Que s’est-il passé ?',
    noRecord: 'Sans fiche',
    gone: 'Fiche disparue',
    label: 'Activités de toutes les fiches',
    older: 'Les entrées plus anciennes arrivent',
    undated: 'Sans date',
    empty: {
      title: 'Rien ne s’est encore passé',
      text: 'Les notes, appels, réunions et modifications de tous les prospects, contacts et opportunités apparaissent ici.'
    },
    noResult: { title: 'Aucune entrée ne correspond', text: 'Aucune entrée ne répond à ces filtres.' }
  },
  change: {
    changed: '{{field}} : de {{from}} à {{to}}',
    set: '{{field}} : désormais {{to}}',
    cleared: '{{field}} : valeur retirée, était {{from}}',
    touched: '{{field}} : modification'
  },
  field: {
    contact_name: 'Nom',
    opportunity_name: 'Nom',
    lead_stage: 'Étape',
    lost_reason: 'Motif de perte',
    value: 'Valeur',
    currency: 'Devise',
    probability: 'Probabilité',
    expected_close_date: 'Clôture prévue',
    next_step: 'Prochaine étape',
    next_action_date: 'Prochaine action',
    lead_id: 'Prospect',
    contact_id: 'Contact'
  },
  composer: {
    kind: 'Type d’entrée',
    placeholder: {
      note: 'Écrire une note…',
      call: 'Que s’est-il dit pendant l’appel ?',
      email: 'De quoi parlait l’e-mail ?',
      meeting: 'Qu’est-il ressorti de la réunion ?'
    },
    save: {
      note: 'Ajouter la note',
      call: 'Consigner l’appel',
      email: 'Consigner l’e-mail',
      meeting: 'Consigner la réunion'
    }
  }
}
