import type { dashboard as en } from '../en/dashboard.ts'
import type { Translated } from '../translated.ts'

export const dashboard: Translated<typeof en> = {
  title: 'Accueil',
  weeks: '12 dernières semaines',
  months: '12 derniers mois',
  days_one: '{{count}} dernier jour',
  days_many: '{{count}} de derniers jours',
  days_other: '{{count}} derniers jours',
  leads: 'Prospects',
  currency: 'Devise',
  weighted: 'Pondéré par la probabilité',
  tile: {
    today: 'Nouveaux aujourd’hui',
    last7: 'Nouveaux, 7 jours',
    last30: 'Nouveaux, 30 jours',
    total: 'Tous les prospects',
    open: 'Opportunités ouvertes',
    won: 'Opportunités gagnées',
    overdue: 'Tâches en retard',
    value: 'Valeur du pipeline'
  },
  leadsPerWeek: 'Prospects par semaine',
  weekOf: 'Semaine du {{day}}',
  funnel: 'Jusqu’où vont les prospects',
  step: { leads: 'Arrivés', contacted: 'Contactés', qualified: 'Qualifiés', converted: 'Convertis' },
  sources: 'Principales sources',
  noSource: 'Sans source',
  others: 'Autres sources',
  leadStages: 'Prospects par étape',
  pipelineStages: 'Opportunités ouvertes par étape',
  wonByMonth: 'Gagné par mois',
  stageDays: 'Jours moyens à une étape',
  dayCount_one: '{{formatted}} jour',
  dayCount_many: '{{formatted}} de jours',
  dayCount_other: '{{formatted}} jours',
  fromMoves_one: 'D’après {{count}} passage',
  fromMoves_many: 'D’après {{count}} de passages',
  fromMoves_other: 'D’après {{count}} passages',
  activityByOwner: 'Activité par personne',
  myTasks: 'Mes tâches',
  recent: 'Activité récente',
  allActivity: 'Toutes les activités',
  nothing: {
    tasks: 'Rien en retard ni pour aujourd’hui.',
    recent: 'Rien ne s’est encore passé.',
    leads: 'Aucun prospect n’est arrivé sur cette période.',
    deals: 'Aucune opportunité n’est ouverte.',
    won: 'Aucune opportunité gagnée ces 12 derniers mois.',
    moves: 'Aucune opportunité n’a encore changé d’étape.',
    activity: 'Personne n’a rien noté sur cette période.'
  }
}
