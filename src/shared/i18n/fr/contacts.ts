import type { contacts as english } from '../en/contacts.ts'
import type { Translated } from '../translated.ts'

export const contacts: Translated<typeof english> = {
  title: 'Contacts',
  new: 'Nouveau contact',
  field: {
    contact: 'Contact',
    kind: 'Type',
    origin: 'Origine',
    name: 'Nom',
    email: 'E-mail',
    phone: 'Téléphone',
    company: 'Entreprise',
    brand_name: 'Marque',
    position: 'Poste',
    sector: 'Secteur',
    country: 'Pays',
    language: 'Langue',
    tags: 'Tags',
    notes: 'Notes',
    message: 'Message',
    source: 'Source',
    owner_email: 'Responsable',
    owner: 'Responsable',
    received: 'Reçu',
    updated_at: 'Mis à jour',
    last_activity: 'Dernier e-mail'
  },
  kind: { crm: 'Contact', form: 'Message du site', expert: 'Demande d’expert' },
  origin: { lead: 'issu d’un prospect', none: 'sans prospect' },
  list: {
    count_one: '{{count, number}} contact',
    count_many: '{{count, number}} de contacts',
    count_other: '{{count, number}} contacts',
    all: 'Tous les contacts',
    search: 'Rechercher un contact',
    empty: {
      title: 'Aucun contact pour l’instant',
      text: 'Les contacts viennent des prospects convertis et du formulaire du site, ou vous saisissez le premier.',
      readOnly: 'Les contacts viennent des prospects convertis et du formulaire du site.'
    }
  },
  page: {
    unnamed: 'Contact sans nom',
    more: 'Autres actions',
    makeLead: 'En faire un prospect',
    message: 'Message',
    group: { person: 'Personne', company: 'Entreprise', work: 'Notes et tags', origin: 'Origine' },
    leads: { title: 'Prospects', none: 'Aucun prospect avec cet e-mail' },
    sameEmail: 'Avec le même e-mail'
  },
  delete: {
    action: 'Supprimer le contact',
    title: 'Supprimer {{name}} ?',
    body: 'Les prospects, opportunités et tâches qui nomment ce contact restent, de même que son historique. Un administrateur peut annuler juste après.',
    done: '{{name}} a été supprimé.'
  },
  create: { title: 'Nouveau contact', save: 'Créer le contact' }
}
