import type { frame as english } from '../en/frame.ts'
import type { Translated } from '../translated.ts'

export const frame: Translated<typeof english> = {
  skip: 'Aller au contenu',
  sections: {
    label: 'Rubriques',
    dashboard: 'Accueil',
    leads: 'Prospects',
    contacts: 'Contacts',
    mail: 'E-mails',
    pipeline: 'Pipeline',
    tasks: 'Tâches',
    activities: 'Activités',
    opportunities: 'Opportunités',
    invoices: 'Factures',
    forecast: 'Prévisions',
    users: 'Utilisateurs',
    settings: 'Paramètres',
    diagnostics: 'Diagnostic'
  },
  sidebar: { collapse: 'Réduire la barre latérale', expand: 'Déplier la barre latérale' },
  status: {
    none: 'Aucun espace de travail',
    connecting: 'Connexion…',
    online: 'En ligne',
    offline: 'Hors ligne',
    refused: 'Refusé',
    since: 'Depuis {{time}}'
  },
  language: { label: 'Langue' },
  theme: { label: 'Thème', light: 'Clair', dark: 'Sombre', auto: 'Comme le système' },
  menu: {
    label: 'Menu de l’espace de travail',
    signOut: 'Se déconnecter',
    changeWorkspace: 'Changer d’espace de travail'
  },
  palette: {
    label: 'Recherche et commandes',
    open: 'Rechercher…',
    placeholder:
      'Trouver un prospect, un contact, une opportunité, une facture ou une tâche, ou lancer une commande',
    kind: {
      lead: 'Prospect',
      contact: 'Contact',
      opportunity: 'Opportunité',
      invoice: 'Facture',
      task: 'Tâche'
    },
    group: {
      recent: 'Ouverts récemment',
      lead: 'Prospects',
      contact: 'Contacts',
      opportunity: 'Opportunités',
      invoice: 'Factures',
      task: 'Tâches',
      commands: 'Commandes'
    },
    nothing: 'Rien ne correspond à « {{text}} ».',
    nothingHint:
      'La recherche porte sur les marques, les noms, les adresses e-mail, les numéros de téléphone, ceux des factures et les titres des tâches.',
    move: 'Parcourir',
    choose: 'Ouvrir',
    dismiss: 'Fermer',
    newLead: 'Nouveau prospect',
    newTask: 'Nouvelle tâche',
    newContact: 'Nouveau contact',
    go: 'Aller à : {{section}}',
    useLanguage: 'Langue : {{language}}',
    useTheme: 'Thème : {{theme}}',
    duplicates: { lead: 'Chercher les doublons de prospects', contact: 'Chercher les doublons de contacts' },
    importLeads: 'Importer des prospects…',
    importDump: 'Importer un dump…',
    keys: 'Afficher les raccourcis clavier'
  },
  keys: {
    title: 'Raccourcis clavier',
    anywhere: 'Partout',
    lists: 'Listes',
    board: 'Tableau',
    tasks: 'Tâches',
    forms: 'Formulaires',
    palette: 'Recherche et commandes',
    map: 'Cette liste',
    goDashboard: 'Aller à l’accueil',
    goLeads: 'Aller aux prospects',
    goContacts: 'Aller aux contacts',
    goPipeline: 'Aller au pipeline',
    goTasks: 'Aller aux tâches',
    goActivities: 'Aller aux activités',
    goOpportunities: 'Aller aux opportunités',
    goMail: 'Aller aux e-mails',
    goInvoices: 'Aller aux factures',
    goForecast: 'Aller aux prévisions',
    goUsers: 'Utilisateurs (administrateurs)',
    goSettings: 'Aller aux paramètres',
    goDiagnostics: 'Aller au diagnostic',
    sidebar: 'Réduire ou déplier la barre latérale',
    move: 'Suivant et précédent',
    open: 'Ouvrir',
    peek: 'Aperçu sans quitter la liste',
    find: 'Rechercher dans la liste',
    create: 'Nouveau',
    cells: 'Cellule suivante et précédente',
    edit: 'Modifier la cellule',
    select: 'Sélectionner',
    selectMore: 'Étendre ou réduire la sélection',
    selectAll: 'Sélectionner tout ce qui correspond',
    chooseCards: 'Sélectionner plusieurs cartes',
    lift: 'Prendre et poser une carte',
    carry: 'La porter dans une autre colonne',
    putBack: 'La remettre en place',
    complete: 'Terminer, ou rouvrir',
    snooze: 'Rappeler plus tard',
    remove: 'Supprimer',
    undo: 'Annuler le dernier changement',
    carryDay: 'La porter à un autre jour',
    save: 'Enregistrer',
    dismiss: 'Fermer ; la saisie est gardée',
    or: 'ou',
    afterwards: 'puis'
  },
  crash: {
    title: 'Cette page a cessé de fonctionner',
    body: 'Rien de ce qui a été enregistré n’est perdu. Rechargez la fenêtre, ou continuez sur une autre page.',
    reload: 'Recharger'
  },
  notFound: {
    title: 'Cette page n’existe pas',
    body: 'Le lien est peut-être ancien.',
    back: 'Aller aux prospects'
  }
}
