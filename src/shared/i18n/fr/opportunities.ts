import type { opportunities as english } from '../en/opportunities.ts'
import type { Translated } from '../translated.ts'

export const opportunities: Translated<typeof english> = {
  title: 'Pipeline',
  new: 'Nouvelle opportunité',
  filter: {
    search: 'Rechercher une opportunité',
    owner: 'Responsable',
    everybody: 'Tout le monde'
  },
  totals: {
    label: 'Totaux',
    open: 'En cours',
    value: 'Valeur du pipeline',
    weighted: 'Valeur pondérée',
    wonRate: 'Taux de réussite',
    wonRateHint: '{{won}} gagnées sur {{closed}} closes',
    weightedHint: 'Chaque valeur × sa probabilité'
  },
  board: {
    label: 'Tableau du pipeline',
    help: 'Les flèches passent d’une carte à l’autre. Espace soulève la carte, les flèches choisissent la colonne, Espace la dépose, Échap la remet. Entrée l’ouvre.',
    viewerHelp: 'Les flèches passent d’une carte à l’autre. Entrée l’ouvre.',
    count_one: '{{count}} opportunité',
    count_many: '{{count}} opportunités',
    count_other: '{{count}} opportunités',
    sumHint: '{{value}}, pondéré {{weighted}}',
    noCards: 'Aucune opportunité ici',
    dropHere: 'Déposer ici',
    otherStages:
      'Étapes enregistrées par d’anciens programmes. Les cartes peuvent en sortir, aucune ne peut y entrer.'
  },
  card: {
    noValue: 'Sans valeur',
    noAction: 'Aucune action prévue',
    closes: 'Clôture prévue',
    overdue: 'Action en retard',
    due: 'Prochaine action',
    lateClose: 'La clôture prévue est passée'
  },
  speech: {
    lifted:
      '{{name}} soulevée de {{stage}}. Les flèches gauche et droite choisissent la colonne, Espace dépose, Échap remet.',
    over_one: '{{stage}}, {{count}} opportunité.',
    over_many: '{{stage}}, {{count}} opportunités.',
    over_other: '{{stage}}, {{count}} opportunités.',
    dropped: '{{name}} déposée dans {{stage}}.',
    cancelled: 'Remise en place. {{name}} reste dans {{stage}}.',
    refused: '{{name}} est revenue dans {{stage}}.'
  },
  moved: {
    won: 'Gagnée : {{name}}',
    lost: 'Perdue : {{name}}',
    undone: 'Annulé : {{name}} est de retour dans {{stage}}',
    elsewhere:
      'Quelqu’un a déplacé « {{name}} » vers {{stage}} entre-temps. Le tableau la montre maintenant à cette étape.',
    gone: '« {{name}} » n’existe plus, ou ne vous est pas accessible.'
  },
  lost: {
    title: 'Pourquoi est-elle perdue ?',
    text: 'Le motif est conservé avec « {{name}} ».',
    reason: 'Motif',
    placeholder: 'Avec vos mots',
    suggestions: 'Suggestions',
    confirm: 'Marquer comme perdue',
    reasons: {
      price: 'Prix',
      timing: 'Pas le bon moment',
      competitor: 'Autre partenaire choisi',
      silent: 'Sans réponse',
      stopped: 'Projet arrêté',
      fit: 'Ne correspond pas'
    }
  },
  empty: {
    title: 'Aucune opportunité pour l’instant',
    text: 'Une opportunité est une affaire en chemin : elle passe d’étape en étape jusqu’à être gagnée ou perdue.',
    viewerText: 'Les opportunités apparaissent ici dès que quelqu’un de votre équipe en ouvre une.'
  },
  noResult: {
    title: 'Aucune opportunité ne correspond à ces filtres',
    text: 'La recherche porte sur les noms.',
    clear: 'Effacer les filtres'
  },
  form: {
    name: 'Nom',
    namePlaceholder: 'La marque et l’objet',
    value: 'Valeur',
    currency: 'Devise',
    probability: 'Probabilité',
    probabilityClosed: 'Fixée tant que l’affaire est gagnée ou perdue.',
    expectedClose: 'Clôture prévue',
    nextStep: 'Prochaine étape',
    nextStepPlaceholder: 'Que se passe-t-il ensuite ?',
    nextActionDate: 'Prochaine action',
    stage: 'Étape',
    owner: 'Responsable',
    lead: 'Prospect',
    leadPlaceholder: 'Trouver un prospect',
    leadHint: 'Tapez au moins deux lettres',
    noLead: 'Aucun prospect trouvé',
    create: 'Créer une opportunité'
  },
  panel: {
    label: 'Opportunité',
    details: 'Détails',
    activity: 'Activité',
    lead: 'Prospect',
    contact: 'Contact',
    noLink: 'Non lié',
    gone: 'La fiche liée n’existe plus',
    created: 'Créée',
    updated: 'Modifiée',
    closed: 'Close',
    lostReason: 'Motif de perte',
    weighted: 'Valeur pondérée',
    changeStage: 'Changer d’étape',
    markWon: 'Marquer comme gagnée',
    markLost: 'Marquer comme perdue',
    unsaved: 'Modifications non enregistrées',
    theirs: 'Quelqu’un d’autre a mis : {{value}}.',
    takeTheirs: 'La reprendre',
    emptyValue: 'rien'
  }
}
