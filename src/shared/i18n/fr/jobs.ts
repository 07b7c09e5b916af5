import type { jobs as en } from '../en/jobs.ts'
import type { Translated } from '../translated.ts'

export const jobs: Translated<typeof en> = {
  title: 'Travaux longs',
  kind: {
    'import-dump': 'Import en cours',
    'lead-import': 'Import de prospects',
    'lead-import-check': 'Contrôle d’un fichier de prospects',
    sample: 'Chargement de l’exemple',
    'bulk-change': 'Modification des fiches',
    'bulk-delete': 'Suppression des fiches',
    export: 'Export',
    'lead-scores': 'Calcul des scores',
    'find-duplicates': 'Recherche de doublons',
    undo: 'Annulation'
  },
  stop: 'Arrêter',
  step: 'En cours : {{step}}',
  progress: '{{done}} sur {{total}}',
  progressOpen: '{{done}} pour l’instant',
  rate: '{{rate}} par seconde',
  left: 'encore {{time}} environ'
}
