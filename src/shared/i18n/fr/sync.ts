import type { sync as english } from '../en/sync.ts'
import type { Translated } from '../translated.ts'

export const sync: Translated<typeof english> = {
  title: 'Synchronisation',
  syncNow: 'Synchroniser',
  synced: 'Tout est à jour.',
  export: 'Exporter la file d’attente…',
  exported: '{{count, number}} entrées écrites dans {{file}}',
  state: {
    off: 'Rien n’est gardé sur cet ordinateur.',
    opening: 'Ouverture de la copie locale…',
    filling: 'Copie des prospects et des tâches sur cet ordinateur…',
    comparing: 'Comparaison avec le serveur…',
    current: 'Tout est à jour',
    undecided: 'À jour, sauf ce que vous décidez ci-dessous',
    offline: 'Hors ligne : vous pouvez continuer à travailler',
    failed: 'La copie gardée sur cet ordinateur est inutilisable',
    sending: 'Envoi de vos modifications…'
  },
  hint: {
    off: 'Un espace de travail local n’a pas besoin de copie. Celui d’un serveur est copié à la connexion.',
    stream: 'Les modifications de vos collègues apparaissent aussitôt.',
    polling: 'Les modifications de vos collègues sont cherchées toutes les quelques secondes.',
    offline:
      'Prospects et tâches sont lus sur cet ordinateur. Vos modifications partiront quand le serveur sera de retour.'
  },
  progress: '{{done}} sur {{total}}',
  problem: {
    disk_full: 'Le disque est plein. Libérez de la place, puis synchronisez.',
    store_in_use: 'Un autre programme utilise la copie. Fermez-le, puis synchronisez.',
    key_unreadable: 'Le trousseau du système ne donne pas la clé : la copie ne peut pas être ouverte.',
    store_unusable: 'La copie était endommagée ou faite par une version plus récente.',
    failed: 'Quelque chose a échoué. Synchronisez de nouveau ; le journal du diagnostic en dit plus.'
  },
  setAside: 'Une copie inutilisable a été gardée ici : {{path}}',
  fact: {
    lastSync: 'Dernière synchronisation',
    never: 'Jamais encore',
    kept: 'Gardé sur cet ordinateur',
    leads_one: '{{count, number}} prospect',
    leads_many: '{{count, number}} prospects',
    leads_other: '{{count, number}} prospects',
    tasks_one: '{{count, number}} tâche',
    tasks_many: '{{count, number}} tâches',
    tasks_other: '{{count, number}} tâches',
    lastSent: 'Dernier envoi',
    signIn: 'Connexion sans le serveur',
    signInUntil: 'Possible jusqu’au {{day}}',
    signInNone: 'Connectez-vous une fois quand le serveur répond'
  },
  status: {
    open: 'Ouvrir la synchronisation',
    waiting_one: '{{count, number}} en attente',
    waiting_many: '{{count, number}} en attente',
    waiting_other: '{{count, number}} en attente',
    refused_one: '{{count, number}} refusée',
    refused_many: '{{count, number}} refusées',
    refused_other: '{{count, number}} refusées',
    conflicts_one: '{{count, number}} conflit',
    conflicts_many: '{{count, number}} conflits',
    conflicts_other: '{{count, number}} conflits',
    filling: 'Copie : {{done}} sur {{total}}',
    synced: 'Synchronisé à {{time}}',
    problem: 'Échec de la synchronisation'
  },
  waitingMark: 'En attente d’envoi',
  conflicts: {
    title: 'Conflits',
    text: 'Vous et quelqu’un d’autre avez modifié la même chose. Le serveur garde sa version jusqu’à votre choix.',
    found: 'Constaté {{when}}',
    mine: 'La vôtre',
    theirs: 'La sienne',
    edited: 'Autre chose',
    you: 'Vous',
    somebody: 'Quelqu’un',
    base: 'Avant : {{value}}',
    apply: 'Enregistrer ces choix',
    applied: 'Votre choix est enregistré.',
    deleted_there: '« {{name}} » a été supprimé pendant que vous le modifiiez.',
    restore: 'Recréer la fiche',
    drop: 'Abandonner ma modification',
    restored: 'La fiche a été recréée.',
    changed_there: '« {{name}} » a été modifié pendant que vous le supprimiez.',
    remove: 'Supprimer quand même',
    keep: 'Garder'
  },
  refused: {
    title: 'Refusées',
    text: 'Le serveur ne les a pas prises. Rien n’est perdu : modifiez-les, renvoyez-les ou abandonnez-les.',
    outOfSight: 'Cette fiche est passée à quelqu’un d’autre, ou vous ne pouvez plus la modifier.',
    edit: 'Modifier',
    again: 'Renvoyer',
    discard: 'Abandonner'
  },
  queue: {
    title: 'En attente d’envoi',
    empty: 'Rien n’attend.',
    held: 'Attend une décision sur la même fiche',
    followers_one: 'et {{count, number}} entrée de son historique',
    followers_many: 'et {{count, number}} entrées de son historique',
    followers_other: 'et {{count, number}} entrées de son historique',
    more_one: '{{count, number}} champ de plus',
    more_many: '{{count, number}} champs de plus',
    more_other: '{{count, number}} champs de plus'
  },
  write: { insert: 'Création', update: 'Modification', remove: 'Suppression' },
  unnamed: 'Sans nom',
  record: {
    leads: 'Prospect',
    tasks: 'Tâche',
    contacts: 'Contact',
    opportunities: 'Opportunité',
    activities: 'Entrée d’historique',
    crm_activities: 'Entrée d’historique',
    notes: 'Note',
    timeline_events: 'Entrée d’historique',
    audit_logs: 'Entrée d’audit'
  },
  field: {
    title: 'Titre',
    description: 'Description',
    due_date: 'Échéance',
    due_has_time: 'Avec une heure',
    assigned_to_email: 'Confiée à',
    is_completed: 'Terminée',
    completed_at: 'Terminée le',
    reminder_date: 'Rappel',
    repeat_rule: 'Répétition',
    record: 'Fiche'
  },
  value: { yes: 'Oui', no: 'Non', none: 'rien' },
  discard: {
    title: 'Abandonner cette modification ?',
    body: 'Elle n’est pas envoyée, et la fiche montre ce qu’a le serveur. C’est définitif.',
    confirm: 'Abandonner'
  },
  log: {
    title: 'Journal',
    empty: 'Ce que deviennent les modifications faites sans le serveur est raconté ici.',
    older: 'Entrées plus anciennes',
    event: {
      sent: 'Envoyée',
      merged: 'Envoyée ; d’autres champs modifiés ailleurs ont été gardés',
      conflict: 'Conflit',
      refused: 'Refusée',
      resolved_mine: 'Réglé : la vôtre',
      resolved_theirs: 'Réglé : la sienne',
      resolved_edited: 'Réglé : autre chose',
      restored: 'Fiche recréée',
      discarded: 'Abandonnée'
    }
  },
  device: {
    title: 'Cet ordinateur',
    encrypted: 'Chiffrée',
    encryptedHint: 'La clé est gardée par le trousseau du système.',
    plain: 'Non chiffrée',
    plainHint: 'Ce système n’a pas de trousseau. Qui peut lire vos fichiers peut lire la copie.',
    encryption: 'Chiffrement',
    wipe: 'Effacer la copie',
    wipeHint: 'Elle est refaite quand le serveur répond. Ce qui attend d’être envoyé reste.',
    wiped: 'La copie a été effacée.',
    wipeConfirm: {
      title: 'Effacer la copie de cet ordinateur ?',
      body: 'Jusqu’à ce qu’elle soit refaite, vous ne pouvez pas travailler sans le serveur.',
      confirm: 'Effacer'
    },
    forget: 'Se déconnecter et oublier cet appareil',
    forgetHint: 'Efface de cet ordinateur la copie et la connexion sans le serveur.',
    forgetConfirm: {
      title: 'Se déconnecter et oublier cet appareil ?',
      body: 'Ce que cet ordinateur garde de vous est effacé. Les données du serveur restent telles quelles.',
      confirm: 'Se déconnecter et oublier'
    },
    forgetWaiting: {
      title: 'Certaines modifications ne sont pas encore parties',
      body_one:
        '{{count, number}} modification attend d’être envoyée et serait perdue. Synchronisez ou exportez d’abord la file pour la garder.',
      body_many:
        '{{count, number}} modifications attendent d’être envoyées et seraient perdues. Synchronisez ou exportez d’abord la file pour les garder.',
      body_other:
        '{{count, number}} modifications attendent d’être envoyées et seraient perdues. Synchronisez ou exportez d’abord la file pour les garder.',
      confirm: 'Les perdre et oublier'
    }
  }
}
