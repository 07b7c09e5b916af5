import type { scores as en } from '../en/scores.ts'
import type { Translated } from '../translated.ts'

export const scores: Translated<typeof en> = {
  title: 'Score',
  of: '{{score}} sur 100',
  points: '{{points}} points sur {{most}}',
  rule: {
    budget: 'Budget',
    timeline: 'Échéance',
    completeness: 'Complétude',
    engagement: 'Échanges',
    recency: 'Actualité'
  },
  why: {
    noBudget: 'Budget inconnu',
    noTimeline: 'Échéance inconnue',
    complete: 'Les {{wanted}} informations sont connues',
    missing: '{{filled}} sur {{wanted}} connues ; il manque : {{missing}}',
    noTalk: 'Ni note, ni appel, ni e-mail, ni réunion',
    talks_one: '{{count, number}} note, appel, e-mail ou réunion',
    talks_many: '{{count, number}} de notes, appels, e-mails et réunions',
    talks_other: '{{count, number}} notes, appels, e-mails et réunions',
    today: 'Il s’est passé quelque chose aujourd’hui',
    days_one: 'Il s’est passé quelque chose hier',
    days_many: 'Dernier événement il y a {{count, number}} de jours',
    days_other: 'Dernier événement il y a {{count, number}} jours',
    noDate: 'Date inconnue'
  },
  settings: {
    title: 'Score des prospects',
    help: 'Cinq règles donnent ensemble jusqu’à 100 points. Un poids dit combien une règle compte face aux autres ; 0 l’écarte.',
    hint: {
      budget: 'Tous les points à partir de 500 000, moins en dessous.',
      timeline: 'Plus c’est tôt, plus il y a de points.',
      completeness: 'La part des informations connues.',
      engagement: 'Notes, appels, e-mails et réunions ; six donnent tous les points.',
      recency:
        'Tous les points pendant une semaine après le dernier échange ou la demande, aucun après six mois.'
    },
    weight: 'Poids : {{rule}}',
    most_one: 'Jusqu’à {{count, number}} point.',
    most_many: 'Jusqu’à {{count, number}} de points.',
    most_other: 'Jusqu’à {{count, number}} points.',
    stored: 'Garder le score sur chaque prospect',
    storedHint:
      'Les listes peuvent alors l’afficher et trier selon lui. Il est écrit sur chaque prospect, dans les champs score et score_changes_at ; désactivé, ils sont retirés.',
    usual: 'Poids habituels',
    none: 'Au moins une règle doit compter.'
  }
}
