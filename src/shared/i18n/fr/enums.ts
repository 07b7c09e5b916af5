import type { enums as english } from '../en/enums.ts'
import type { Translated } from '../translated.ts'

export const enums: Translated<typeof english> = {
  lead_status: {
    NEW: 'Nouveau',
    CONTACTED: 'Contacté',
    QUALIFIED: 'Qualifié',
    PENDING_QUOTA: 'En attente quota',
    CONVERTED: 'Converti',
    LOST: 'Perdu',
    GENERATED: 'Analyse générée',
    QUOTA_BLOCKED: 'Bloqué par quota',
    ERROR: 'Erreur',
    EMAILED: 'Envoyé'
  },
  stage: {
    analysis_requested: 'Analyse demandée',
    analysis_sent: 'Analyse envoyée',
    call_scheduled: 'Appel planifié',
    qualification: 'Qualification',
    proposal_sent: 'Proposition envoyée',
    negotiation: 'Négociation',
    won: 'Gagné',
    lost: 'Perdu',
    unknown: 'Autres étapes'
  },
  lead_stage: { won: 'Signé / Lancement', lost: 'Perdu / Sans suite' },
  priority: { A: 'Priorité A – Haute', B: 'Priorité B – Moyenne', C: 'Priorité C – Basse' },
  sector: {
    food: 'Restauration / Food',
    retail: 'Retail (hors food)',
    services: 'Services',
    healthcare: 'Paramédical / Santé',
    tech: 'Technologie',
    hospitality: 'Hôtellerie',
    education: 'Éducation',
    other: 'Autre'
  },
  expansion_type: {
    franchise: 'Franchise',
    branch: 'Succursale',
    master_franchise: 'Master-franchise',
    direct: 'Implantation directe',
    other: 'Autre'
  },
  format: {
    flagship: 'Flagship',
    corner: 'Corner',
    pop_up: 'Pop-up',
    boutique: 'Boutique',
    restaurant: 'Restaurant',
    kiosk: 'Kiosque',
    other: 'Autre'
  },
  timeline: { '0-3m': '0 à 3 mois', '3-6m': '3 à 6 mois', '6-12m': '6 à 12 mois', '12m+': 'Plus de 12 mois' },
  role: { admin: 'Administrateur', sales: 'Commercial', viewer: 'Lecteur' },
  activity_type: {
    note: 'Note',
    call: 'Appel',
    email: 'E-mail',
    meeting: 'Réunion',
    task: 'Tâche',
    status_change: 'Changement de statut',
    stage_change: 'Changement d’étape',
    conversion: 'Conversion',
    export: 'Export',
    analysis_requested: 'Analyse demandée',
    analysis_sent: 'Analyse envoyée',
    opportunity_deleted: 'Opportunité supprimée'
  },
  language: { en: 'Anglais', fr: 'Français', he: 'Hébreu' },
  import_reject: {
    bad_json: 'JSON non valide',
    bad_value: 'Valeur impossible à enregistrer',
    bad_encoding: 'Texte non UTF-8',
    not_a_document: 'Pas un document',
    too_long: 'Plus de 16 Mo',
    bad_name: 'Collection non autorisée',
    refused: 'Refusé par la base de données'
  },
  pack: {
    analyse: 'Diagnostic Stratégique',
    succursales: 'Accompagnement Succursales',
    franchise: 'Développement Franchise'
  }
}
