import type { leads as english } from '../en/leads.ts'
import type { Translated } from '../translated.ts'

export const leads: Translated<typeof english> = {
  title: 'Prospects',
  new: 'Nouveau prospect',
  field: {
    lead: 'Prospect',
    brand_name: 'Marque',
    name: 'Interlocuteur',
    email: 'E-mail',
    phone: 'Téléphone',
    company: 'Entreprise',
    sector: 'Secteur',
    language: 'Langue',
    expansion_type: 'Type d’expansion',
    format: 'Format de magasin',
    timeline: 'Échéance',
    budget_estimated: 'Budget',
    target_city: 'Ville cible',
    focus_notes: 'Notes focus',
    source: 'Source',
    tags: 'Tags',
    status: 'Statut',
    stage: 'Étape',
    priority: 'Priorité',
    owner_email: 'Responsable',
    owner: 'Responsable',
    score: 'Score',
    created_at: 'Création',
    updated_at: 'Modification',
    message: 'Message',
    notes: 'Notes',
    pack_requested: 'Pack demandé',
    preferred_contact_date: 'Jour souhaité',
    preferred_contact_time: 'Heure souhaitée',
    utm_source: 'Source UTM',
    utm_medium: 'Support UTM',
    utm_campaign: 'Campagne UTM',
    referrer: 'Site d’origine'
  },
  list: {
    all: 'Tous les prospects',
    count_one: '{{count, number}} prospect',
    count_many: '{{count, number}} de prospects',
    count_other: '{{count, number}} prospects',
    search: 'Rechercher des prospects',
    empty: {
      title: 'Aucun prospect pour l’instant',
      text: 'Les prospects arrivent du site, d’un import, ou vous saisissez le premier à la main.',
      readOnly: 'Les prospects arrivent du site et des imports.'
    }
  },
  filter: {
    quiet: 'Sans activité',
    quietDays_one: 'Sans activité depuis un jour',
    quietDays_many: 'Sans activité depuis {{count, number}} jours',
    quietDays_other: 'Sans activité depuis {{count, number}} jours',
    task: 'Tâche ouverte',
    hasTask: 'A une tâche ouverte',
    noTask: 'N’a pas de tâche ouverte'
  },
  page: {
    unnamed: 'Prospect sans nom',
    contacts: 'Contacts et messages',
    group: {
      contact: 'Contact',
      project: 'Projet',
      origin: 'Origine',
      request: 'Demande'
    },
    converted: 'Un prospect converti garde ce statut.',
    analysis: {
      title: 'Mini-analyse',
      show: 'Lire l’analyse',
      hide: 'Masquer l’analyse',
      pdf: 'Un PDF est enregistré avec ce prospect.'
    }
  },
  convert: {
    action: 'Convertir en contact',
    title: 'Convertir ce prospect ?',
    text: 'Nom, adresse, numéro, marque, secteur, tags et responsable passent au contact. Le prospect garde son historique et est marqué comme converti.',
    exists: 'Cet e-mail est déjà celui d’un contact',
    linkTo: 'Lier à {{name}}',
    another: 'Créer un autre contact',
    askOwner: 'Suivi par {{owner}}, qui peut le lier',
    withDeal: 'Ouvrir aussi une opportunité',
    became: 'Devenu {{name}}',
    gone: 'Son contact a été supprimé.',
    somebodyWasFaster: 'Quelqu’un vient de créer un contact avec cet e-mail. Choisissez à nouveau.',
    nothingKnown: 'Rien ne dit qui c’est. Saisissez d’abord un nom, une marque ou un e-mail.',
    done: {
      created: 'Le prospect est maintenant un contact.',
      attached: 'Le prospect est lié au contact.',
      already: 'Le prospect avait déjà été converti : voici son contact.'
    }
  },
  create: {
    title: 'Nouveau prospect',
    save: 'Créer le prospect',
    duplicate_one: 'Un prospect existe déjà avec cet e-mail et cette marque.',
    duplicate_many: '{{count, number}} de prospects existent déjà avec cet e-mail et cette marque.',
    duplicate_other: '{{count, number}} prospects existent déjà avec cet e-mail et cette marque.',
    same: {
      email_one: 'Un autre prospect a cet e-mail.',
      email_many: '{{count, number}} d’autres prospects ont cet e-mail.',
      email_other: '{{count, number}} autres prospects ont cet e-mail.',
      brand_one: 'Un autre prospect porte cette marque.',
      brand_many: '{{count, number}} d’autres prospects portent cette marque.',
      brand_other: '{{count, number}} autres prospects portent cette marque.',
      phone_one: 'Un autre prospect a ce numéro.',
      phone_many: '{{count, number}} d’autres prospects ont ce numéro.',
      phone_other: '{{count, number}} autres prospects ont ce numéro.'
    }
  }
}
