import type { lists as en } from '../en/lists.ts'
import type { Translated } from '../translated.ts'

export const lists: Translated<typeof en> = {
  table: {
    resize: 'Redimensionner {{column}}',
    headingHelp:
      'Cliquez pour trier, Maj et clic pour trier aussi selon cette colonne. Glissez pour déplacer.',
    moveHelp: 'Glissez pour déplacer',
    edit: 'Modifier {{column}}',
    select: 'Sélectionner',
    selectAll: 'Tout sélectionner'
  },
  columns: {
    title: 'Colonnes',
    help: 'Cochez ce que vous voulez voir ; glissez, ou Alt et flèches, pour ordonner.',
    reset: 'Rétablir les colonnes'
  },
  search: { clear: 'Effacer la recherche' },
  filter: {
    add: 'Filtrer',
    clear: 'Effacer les filtres',
    is: '{{field}} est {{values}}',
    from: '{{field}} à partir de {{from}}',
    upTo: '{{field}} jusqu’à {{to}}',
    between: '{{field}} de {{from}} à {{to}}',
    lastDays_one: '{{field}} dans les dernières 24 heures',
    lastDays_many: '{{field}} dans les {{count, number}} derniers jours',
    lastDays_other: '{{field}} dans les {{count, number}} derniers jours',
    days_one: '{{count, number}} jour',
    days_many: '{{count, number}} de jours',
    days_other: '{{count, number}} jours',
    atLeast: 'Au moins',
    atMost: 'Au plus',
    since: 'Du',
    until: 'Au',
    numberOfDays: 'Jours',
    edit: 'Modifier le filtre : {{field}}',
    remove: 'Retirer le filtre : {{field}}',
    me: 'moi',
    nobody: 'personne',
    empty: 'vide',
    find: 'Trouver…',
    nothing: 'Aucun résultat'
  },
  selection: {
    label: 'Sélection',
    count_one: '{{count, number}} sélectionné',
    count_many: '{{count, number}} sélectionnés',
    count_other: '{{count, number}} sélectionnés',
    all_one: 'Tout sélectionner ({{count, number}})',
    all_many: 'Tout sélectionner ({{count, number}})',
    all_other: 'Tout sélectionner ({{count, number}})',
    clear: 'Effacer la sélection',
    owner: 'Attribuer',
    nobody: 'Sans responsable',
    tags: 'Tags',
    addTag: 'Ajouter le tag « {{tag}} »',
    findTag: 'Trouver ou saisir un tag',
    adding: 'Ajouter',
    removing: 'Retirer',
    delete: 'Supprimer'
  },
  bulk: {
    changed: 'Modifié : {{records}}',
    deleted: 'Supprimé : {{records}}',
    restored: 'Rétabli : {{records}}',
    taken_back: 'Annulé : {{records}}',
    nothing: 'Rien à modifier : c’était déjà le cas.',
    stopped: 'Arrêté. Modifié jusqu’ici : {{records}}',
    undoFailed: 'L’annulation n’a pas abouti.',
    kept: {
      changed_elsewhere_one:
        '{{count, number}} a été modifié entre-temps par quelqu’un d’autre et reste tel quel.',
      changed_elsewhere_many:
        '{{count, number}} ont été modifiés entre-temps par quelqu’un d’autre et restent tels quels.',
      changed_elsewhere_other:
        '{{count, number}} ont été modifiés entre-temps par quelqu’un d’autre et restent tels quels.',
      converted_one: '{{count, number}} est converti et garde son statut.',
      converted_many: '{{count, number}} sont convertis et gardent leur statut.',
      converted_other: '{{count, number}} sont convertis et gardent leur statut.',
      too_many_one: '{{count, number}} aurait trop de tags.',
      too_many_many: '{{count, number}} auraient trop de tags.',
      too_many_other: '{{count, number}} auraient trop de tags.'
    },
    confirmDelete: {
      title: 'Supprimer {{records}} ?',
      body: 'Tout ce qui y est enregistré disparaît avec. Vous pouvez annuler juste après ; le journal d’audit en garde la trace.',
      confirm: 'Supprimer'
    }
  },
  export: {
    refused: {
      EACCES: 'Vous ne pouvez pas écrire dans ce dossier. Choisissez-en un autre.',
      EROFS: 'Ce disque est en lecture seule. Choisissez un autre dossier.',
      ENOSPC: 'Le disque est plein. Rien n’a été écrit.',
      EIO: 'L’écriture sur le disque a échoué.',
      ENOENT: 'Le dossier n’existe plus.',
      EBUSY: 'Un autre programme a ouvert ce fichier. Fermez-le d’abord.',
      EPERM: 'Vous ne pouvez pas écrire dans ce dossier. Choisissez-en un autre.',
      EISDIR: 'Vous ne pouvez pas écrire dans ce dossier. Choisissez-en un autre.',
      ENOTDIR: 'Le dossier n’existe plus.'
    },
    label: 'Exporter',
    csv: 'CSV pour tableur',
    json: 'JSON',
    hint: 'Ce que la liste montre : ses filtres, son ordre et ses colonnes.',
    leads_one: '{{count, number}} prospect dans {{file}}.',
    leads_many: '{{count, number}} de prospects dans {{file}}.',
    leads_other: '{{count, number}} prospects dans {{file}}.',
    contacts_one: '{{count, number}} contact dans {{file}}.',
    contacts_many: '{{count, number}} de contacts dans {{file}}.',
    contacts_other: '{{count, number}} contacts dans {{file}}.',
    opportunities_one: '{{count, number}} opportunité dans {{file}}.',
    opportunities_many: '{{count, number}} d’opportunités dans {{file}}.',
    opportunities_other: '{{count, number}} opportunités dans {{file}}.',
    invoices_one: '{{count, number}} facture dans {{file}}.',
    invoices_many: '{{count, number}} de factures dans {{file}}.',
    invoices_other: '{{count, number}} factures dans {{file}}.'
  },
  views: {
    label: 'Vue : {{name}}',
    changed: 'Modifiée depuis l’enregistrement',
    mine: 'Mes vues',
    shared: 'Vues partagées',
    save: 'Enregistrer les modifications',
    reset: 'Abandonner les modifications',
    saveNew: 'Enregistrer comme nouvelle vue…',
    newTitle: 'Nouvelle vue',
    name: 'Nom',
    everybody: 'Utilisable par tous',
    rename: 'Renommer…',
    share: 'Partager avec tous',
    unshare: 'Garder pour moi',
    makeDefault: 'Ouvrir la liste avec cette vue',
    noDefault: 'Ne plus ouvrir la liste avec cette vue',
    isDefault: 'La liste s’ouvre avec elle',
    delete: 'Supprimer la vue',
    deleted: 'Vue « {{name}} » supprimée.'
  },
  noResult: {
    title: 'Aucune fiche ne correspond',
    text: 'Rien ne répond à la fois à la recherche et aux filtres.',
    clear: 'Effacer recherche et filtres'
  }
}
