import type { frame as english } from '../en/frame.ts'
import type { Translated } from '../translated.ts'

export const frame: Translated<typeof english> = {
  skip: 'Aller au contenu',
  sections: {
    label: 'Rubriques',
    dashboard: 'Accueil',
    leads: 'Prospects',
    contacts: 'Contacts',
    pipeline: 'Pipeline',
    tasks: 'Tâches',
    activities: 'Activités',
    opportunities: 'Opportunités',
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
    placeholder: 'Trouver un prospect, un contact ou une opportunité, ou lancer une commande',
    leads: 'Prospects',
    contacts: 'Contacts',
    opportunities: 'Opportunités',
    commands: 'Commandes',
    nothing: 'Rien ne correspond à « {{text}} ».',
    nothingHint: 'La recherche porte sur les marques, les noms, les e-mails et les téléphones.',
    move: 'Parcourir',
    choose: 'Ouvrir',
    dismiss: 'Fermer',
    newLead: 'Nouveau prospect',
    newTask: 'Nouvelle tâche',
    newContact: 'Nouveau contact',
    go: 'Aller à : {{section}}',
    useLanguage: 'Langue : {{language}}',
    useTheme: 'Thème : {{theme}}',
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
    goSettings: 'Aller aux paramètres',
    goDiagnostics: 'Aller au diagnostic',
    sidebar: 'Réduire ou déplier la barre latérale',
    move: 'Suivant et précédent',
    open: 'Ouvrir',
    peek: 'Aperçu sans quitter la liste',
    find: 'Rechercher dans la liste',
    create: 'Nouveau',
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
    dismiss: 'Fermer ; demande seulement si quelque chose serait perdu',
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
