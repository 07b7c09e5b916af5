import type { opportunities as english } from '../en/opportunities.ts'
import type { Translated } from '../translated.ts'

export const opportunities: Translated<typeof english> = {
  title: 'Pipeline',
  new: 'Nouvelle opportunité',
  filter: {
    search: 'Rechercher une opportunité',
    hasCloseDate: 'Avec une clôture prévue',
    noCloseDate: 'Sans clôture prévue',
    overdue: 'Prochaine action en retard',
    notOverdue: 'Prochaine action pas en retard',
    quietDays_one: 'Aucune activité depuis un jour',
    quietDays_many: 'Aucune activité depuis {{count, number}} jours',
    quietDays_other: 'Aucune activité depuis {{count, number}} jours'
  },
  state: { open: 'En cours', won: 'Gagnée', lost: 'Perdue' },
  field: {
    name: 'Opportunité',
    state: 'État',
    stage: 'Étape',
    owner: 'Responsable',
    sector: 'Secteur',
    currency: 'Devise',
    value: 'Valeur',
    weighted: 'Pondérée',
    probability: 'Probabilité',
    expected_close_date: 'Clôture prévue',
    has_close_date: 'Clôture connue',
    closed_at: 'Clôturée',
    created_at: 'Créée',
    updated_at: 'Modifiée',
    is_overdue: 'En retard',
    quiet_days: 'Sans activité',
    next_step: 'Prochaine étape',
    next_action_date: 'Prochaine action',
    lead: 'Prospect',
    lost_reason: 'Motif de la perte'
  },
  list: {
    title: 'Opportunités',
    all: 'Toutes les opportunités',
    count_one: '{{count, number}} opportunité',
    count_many: '{{count, number}} opportunités',
    count_other: '{{count, number}} opportunités'
  },
  bulk: { noDay: 'Sans date' },
  page: {
    next: 'Prochaine étape',
    addNext: 'Prévoir la suite',
    stages: 'Étapes',
    since: 'Depuis le {{moment}}',
    by: 'Déplacée par {{name}}',
    unknownTime: 'Durée inconnue'
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
    weighted: 'pondéré',
    collapse: 'Réduire la colonne',
    expand: 'Déplier la colonne',
    label: 'Tableau du pipeline',
    help: 'Les flèches passent d’une carte à l’autre. Espace soulève la carte, les flèches choisissent la colonne, Espace la dépose, Échap la remet. X en sélectionne plusieurs. Entrée l’ouvre.',
    viewerHelp: 'Les flèches passent d’une carte à l’autre. Entrée l’ouvre.',
    sumHint: '{{value}}, pondéré {{weighted}}',
    noCards: 'Aucune opportunité ici',
    dropHere: 'Déposer ici',
    otherStages:
      'Étapes enregistrées par d’anciens programmes. Les cartes peuvent en sortir, aucune ne peut y entrer.'
  },
  card: {
    quiet_one: 'Aucune activité depuis plus d’un jour',
    quiet_many: 'Aucune activité depuis plus de {{count, number}} jours',
    quiet_other: 'Aucune activité depuis plus de {{count, number}} jours',
    chosen: 'Sélectionnée',
    noValue: 'Sans valeur',
    noAction: 'Aucune action prévue',
    closes: 'Clôture prévue',
    overdue: 'Action en retard',
    due: 'Prochaine action',
    lateClose: 'La clôture prévue est passée'
  },
  speech: {
    chosen_one: '{{name}} sélectionnée.',
    chosen_many: '{{name}} sélectionnée. {{count}} sont sélectionnées.',
    chosen_other: '{{name}} sélectionnée. {{count}} sont sélectionnées.',
    letGo_one: '{{name}} n’est plus sélectionnée. Il en reste une.',
    letGo_many: '{{name}} n’est plus sélectionnée. Il en reste {{count}}.',
    letGo_other: '{{name}} n’est plus sélectionnée. Il en reste {{count}}.',
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
    many_one: '{{count, number}} opportunité déplacée vers {{stage}}',
    many_many: '{{count, number}} opportunités déplacées vers {{stage}}',
    many_other: '{{count, number}} opportunités déplacées vers {{stage}}',
    someElsewhere_one:
      'Quelqu’un en a modifié {{count, number}} entre-temps. L’écran la montre telle qu’elle est maintenant.',
    someElsewhere_many:
      'Quelqu’un en a modifié {{count, number}} entre-temps. L’écran les montre telles qu’elles sont maintenant.',
    someElsewhere_other:
      'Quelqu’un en a modifié {{count, number}} entre-temps. L’écran les montre telles qu’elles sont maintenant.',
    won: 'Gagnée : {{name}}',
    lost: 'Perdue : {{name}}',
    undone: 'Annulé : {{name}} est de retour dans {{stage}}',
    elsewhere:
      'Quelqu’un a déplacé « {{name}} » vers {{stage}} entre-temps. Le tableau la montre maintenant à cette étape.',
    gone: '« {{name}} » n’existe plus, ou ne vous est pas accessible.'
  },
  chosen: {
    label: 'Opportunités sélectionnées',
    count_one: '{{count, number}} sélectionnée',
    count_many: '{{count, number}} sélectionnées',
    count_other: '{{count, number}} sélectionnées',
    move: 'Déplacer vers',
    clear: 'Annuler la sélection'
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
  form: {
    probabilityUsual: 'Habituelle à cette étape : {{percent}}',
    sectorPlaceholder: 'Celui du prospect',
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
    contactPlaceholder: 'Trouver un contact',
    create: 'Créer une opportunité'
  },
  panel: {
    openPage: 'Ouvrir en page',
    label: 'Opportunité',
    details: 'Détails',
    activity: 'Activité',
    lead: 'Prospect',
    contact: 'Contact',
    change_lead: 'Lier un autre prospect',
    change_contact: 'Lier un autre contact',
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
    unsaved: 'Modifications non enregistrées'
  }
}
