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
  opportunityCreated: 'Opportunité créée',
  change: {
    changed: '{{field}} : de {{from}} à {{to}}',
    set: '{{field}} : désormais {{to}}',
    cleared: '{{field}} : valeur retirée, était {{from}}',
    touched: '{{field}} : modification'
  },
  field: {
    opportunity_name: 'Nom',
    lead_stage: 'Étape',
    lost_reason: 'Motif de perte',
    value: 'Valeur',
    currency: 'Devise',
    probability: 'Probabilité',
    expected_close_date: 'Clôture prévue',
    next_step: 'Prochaine étape',
    next_action_date: 'Prochaine action'
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
