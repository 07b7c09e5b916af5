import type { tasks as english } from '../en/tasks.ts'
import type { Translated } from '../translated.ts'

export const tasks: Translated<typeof english> = {
  title: 'Tâches',
  new: 'Nouvelle tâche',
  add: 'Ajouter une tâche',
  search: 'Rechercher une tâche',
  untitled: 'Sans titre',
  view: { label: 'Vue', day: 'Ma journée', week: 'Semaine' },
  assignee: {
    label: 'Confiées à',
    me: 'Moi',
    everybody: 'Tout le monde',
    nobody: 'Personne'
  },
  section: {
    overdue: 'En retard',
    today: 'Aujourd’hui',
    week: '7 prochains jours',
    later: 'Plus tard',
    undated: 'Sans date',
    completed: 'Terminées'
  },
  nothingToday: 'Rien à faire aujourd’hui',
  overdueCount_one: '{{count, number}} tâche en retard',
  overdueCount_many: '{{count, number}} tâches en retard',
  overdueCount_other: '{{count, number}} tâches en retard',
  more: 'Afficher plus',
  empty: {
    title: 'Rien à faire',
    text: 'Les tâches de tous les prospects, contacts et opportunités se retrouvent ici, selon leur échéance.',
    viewerText: 'Les tâches apparaissent ici dès que quelqu’un de l’équipe en crée une.'
  },
  noResult: {
    title: 'Aucune tâche ne correspond',
    text: 'La recherche porte sur les titres et les descriptions.',
    clear: 'Effacer la recherche'
  },
  row: {
    complete: 'Terminer : {{title}}',
    reopen: 'Rouvrir : {{title}}',
    actions: 'Actions',
    snooze: 'Rappeler plus tard',
    edit: 'Modifier',
    remove: 'Supprimer',
    export: 'Exporter vers l’agenda…',
    open: 'Ouvrir {{name}}',
    priority: 'Priorité {{letter}}',
    repeats: 'Se répète : {{rule}}',
    reminds: 'Rappel : {{when}}'
  },
  help: 'J et K parcourent, D termine, Entrée modifie, S rappelle plus tard, Suppr supprime.',
  done: {
    completed: 'Terminée : {{title}}',
    completedNext: 'Terminée : {{title}}. Prochaine fois : {{day}}.',
    reopened: 'Rouverte : {{title}}',
    removed: 'Supprimée : {{title}}',
    moved: 'Déplacée au {{day}} : {{title}}',
    unplanned: 'Désormais sans date : {{title}}',
    snoozed: 'Rappel {{when}} : {{title}}',
    created: 'Tâche ajoutée : {{title}}',
    elsewhere: 'Quelqu’un a modifié « {{title}} » entre-temps. Les nouvelles valeurs sont affichées.'
  },
  export: {
    action: 'Exporter vers l’agenda…',
    done_one: '{{count, number}} tâche écrite dans {{file}}',
    done_many: '{{count, number}} tâches écrites dans {{file}}',
    done_other: '{{count, number}} tâches écrites dans {{file}}',
    skipped_one: '{{count, number}} sans date a été laissée de côté.',
    skipped_many: '{{count, number}} sans date ont été laissées de côté.',
    skipped_other: '{{count, number}} sans date ont été laissées de côté.',
    nothing: 'Aucune de ces tâches n’a de date : {{file}} est un agenda vide.'
  },
  snooze: {
    minutes: 'Dans 10 minutes',
    hour: 'Dans une heure',
    evening: 'Ce soir',
    tomorrow: 'Demain matin',
    nextWeek: 'La semaine prochaine'
  },
  week: {
    label: 'Agenda de la semaine',
    previous: 'Semaine précédente',
    next: 'Semaine suivante',
    today: 'Aujourd’hui',
    help: 'Les flèches parcourent les tâches. Espace prend une tâche, gauche et droite choisissent le jour, Espace la pose, Échap la remet. Entrée modifie, D termine.',
    viewerHelp: 'Les flèches parcourent les tâches. Entrée ouvre.',
    count_one: '{{count, number}} tâche',
    count_many: '{{count, number}} tâches',
    count_other: '{{count, number}} tâches',
    nothing: 'Rien de prévu',
    addTo: 'Ajouter une tâche le {{day}}',
    more_one:
      'Cette semaine compte {{count, number}} tâche de plus que l’écran. Affinez par personne ou par recherche.',
    more_many:
      'Cette semaine compte {{count, number}} tâches de plus que l’écran. Affinez par personne ou par recherche.',
    more_other:
      'Cette semaine compte {{count, number}} tâches de plus que l’écran. Affinez par personne ou par recherche.',
    speech: {
      lifted:
        '{{title}} est prise, depuis {{day}}. Gauche et droite choisissent un jour, Espace pose, Échap remet en place.',
      over: '{{day}}.',
      dropped: '{{title}} posée sur {{day}}.',
      cancelled: 'Remise en place. {{title}} reste sur {{day}}.'
    }
  },
  record: {
    title: 'Tâches',
    none: 'Aucune tâche',
    completed_one: '{{count, number}} terminée',
    completed_many: '{{count, number}} terminées',
    completed_other: '{{count, number}} terminées'
  },
  form: {
    editTitle: 'Tâche',
    title: 'Titre',
    titlePlaceholder: 'Que faut-il faire ?',
    day: 'Échéance',
    time: 'Heure',
    priority: 'Priorité',
    assignee: 'Confiée à',
    record: 'À propos de',
    recordPlaceholder: 'Prospect, contact, opportunité',
    recordHint: 'Tapez au moins deux lettres',
    noRecord: 'Rien de trouvé',
    goneRecord: 'Fiche qui n’existe plus',
    reminder: 'Rappel',
    reminderAt: 'Rappeler le',
    repeat: 'Répétition',
    every: 'Tous les',
    on: 'Le',
    until: 'Jusqu’au',
    forever: 'Sans fin',
    description: 'Description',
    create: 'Ajouter la tâche',
    createdBy: 'Ajoutée par {{name}}, {{when}}'
  },
  reminders: {
    none: 'Aucun',
    atTime: 'À cette heure',
    morning: 'Ce matin-là à 9 h',
    hourBefore: 'Une heure avant',
    dayBefore: 'La veille à 9 h',
    custom: 'À un autre moment…'
  },
  repeat: {
    none: 'Ne se répète pas',
    day: 'Chaque jour',
    workdays: 'Les jours ouvrés',
    week: 'Chaque semaine',
    month: 'Chaque mois',
    year: 'Chaque année',
    custom: 'Une autre règle…',
    everyDay_one: 'Chaque jour',
    everyDay_many: 'Tous les {{count, number}} jours',
    everyDay_other: 'Tous les {{count, number}} jours',
    everyWeek_one: 'Chaque semaine',
    everyWeek_many: 'Toutes les {{count, number}} semaines',
    everyWeek_other: 'Toutes les {{count, number}} semaines',
    everyMonth_one: 'Chaque mois',
    everyMonth_many: 'Tous les {{count, number}} mois',
    everyMonth_other: 'Tous les {{count, number}} mois',
    everyYear_one: 'Chaque année',
    everyYear_many: 'Tous les {{count, number}} ans',
    everyYear_other: 'Tous les {{count, number}} ans',
    onDays: '{{rule}} : {{days}}',
    untilDay: '{{rule}} jusqu’au {{day}}',
    unit: { day: 'jours', week: 'semaines', month: 'mois', year: 'ans' }
  },
  reminder: {
    title: 'Rappel',
    due: 'Échéance {{day}}',
    many_one: '{{count, number}} tâche à voir',
    many_many: '{{count, number}} tâches à voir',
    many_other: '{{count, number}} tâches à voir',
    open: 'Ouvrir',
    later: 'Dans 10 minutes'
  }
}
