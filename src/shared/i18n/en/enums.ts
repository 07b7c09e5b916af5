/** Labels of stored values (domain.md 3). The value is stored, never the label. */
export const enums = {
  lead_status: {
    NEW: 'New',
    CONTACTED: 'Contacted',
    QUALIFIED: 'Qualified',
    PENDING_QUOTA: 'Pending quota',
    CONVERTED: 'Converted',
    LOST: 'Lost',
    GENERATED: 'Analysis generated',
    QUOTA_BLOCKED: 'Quota blocked',
    ERROR: 'Error',
    EMAILED: 'E-mailed'
  },
  stage: {
    analysis_requested: 'Analysis requested',
    analysis_sent: 'Analysis sent',
    call_scheduled: 'Call scheduled',
    qualification: 'Qualification',
    proposal_sent: 'Proposal sent',
    negotiation: 'Negotiation',
    won: 'Won',
    lost: 'Lost',
    unknown: 'Other stages'
  },
  /** What a lead calls its two last stages; the others are called as above. */
  lead_stage: { won: 'Signed / Launch', lost: 'Lost / No follow-up' },
  priority: { A: 'Priority A – High', B: 'Priority B – Medium', C: 'Priority C – Low' },
  sector: {
    food: 'Restaurant / Food',
    retail: 'Retail (non-food)',
    services: 'Services',
    healthcare: 'Healthcare / Paramedical',
    tech: 'Tech',
    hospitality: 'Hospitality',
    education: 'Education',
    other: 'Other'
  },
  expansion_type: {
    franchise: 'Franchise',
    branch: 'Branch',
    master_franchise: 'Master franchise',
    direct: 'Direct entry',
    other: 'Other'
  },
  format: {
    flagship: 'Flagship',
    corner: 'Corner',
    pop_up: 'Pop-up',
    boutique: 'Boutique',
    restaurant: 'Restaurant',
    kiosk: 'Kiosk',
    other: 'Other'
  },
  timeline: { '0-3m': '0–3 months', '3-6m': '3–6 months', '6-12m': '6–12 months', '12m+': 'Over 12 months' },
  role: { admin: 'Admin', sales: 'Sales rep', viewer: 'Viewer' },
  activity_type: {
    note: 'Note',
    call: 'Call',
    email: 'E-mail',
    meeting: 'Meeting',
    task: 'Task',
    status_change: 'Status change',
    stage_change: 'Stage change',
    conversion: 'Conversion',
    export: 'Export',
    analysis_requested: 'Analysis requested',
    analysis_sent: 'Analysis sent',
    opportunity_deleted: 'Opportunity deleted'
  },
  language: { en: 'English', fr: 'French', he: 'Hebrew' },
  import_reject: {
    bad_json: 'Not valid JSON',
    bad_value: 'A value that can’t be stored',
    bad_encoding: 'Not UTF-8 text',
    not_a_document: 'Not a document',
    too_long: 'Longer than 16 MB',
    bad_name: 'Not a collection that may be written',
    refused: 'Refused by the database'
  },
  pack: {
    analyse: 'Strategic Assessment',
    succursales: 'Branch Development',
    franchise: 'Franchise Development'
  }
}
