import type { users as english } from '../en/users.ts'
import type { Translated } from '../translated.ts'

export const users: Translated<typeof english> = {
  title: 'Utilisateurs',
  count_one: '{{count, number}} compte',
  count_many: '{{count, number}} comptes',
  count_other: '{{count, number}} comptes',
  new: 'Nouveau compte',
  view: { label: 'Vue', people: 'Personnes', log: 'Journal d’audit' },
  field: {
    name: 'Nom',
    first_name: 'Prénom',
    last_name: 'Nom de famille',
    email: 'E-mail',
    role: 'Rôle',
    state: 'État',
    last_login_at: 'Dernière connexion',
    actions: 'Actions'
  },
  roleHint: {
    admin: 'Voit et modifie tout, gère les comptes et les paramètres',
    sales: 'Voit et modifie ce qui lui appartient',
    viewer: 'Lit tout, ne modifie rien'
  },
  state: {
    active: 'Actif',
    inactive: 'Désactivé',
    locked: 'Verrouillé jusqu’à {{time}}',
    temporary: 'Mot de passe provisoire',
    website: 'Site web uniquement'
  },
  never: 'jamais',
  you: 'vous',
  actions: 'Actions pour {{name}}',
  edit: 'Modifier…',
  giveAccess: 'Donner un compte CRM…',
  reset: 'Réinitialiser le mot de passe…',
  unlock: 'Déverrouiller',
  deactivate: 'Désactiver…',
  reactivate: 'Réactiver',
  dialog: {
    create: 'Nouveau compte',
    edit: 'Modifier le compte',
    save: 'Enregistrer',
    make: 'Créer le compte'
  },
  confirmReset: {
    title: 'Réinitialiser le mot de passe de {{name}} ?',
    body: 'Le mot de passe actuel ne fonctionnera plus. Vous obtenez un mot de passe provisoire à transmettre ; la personne choisira le sien à la prochaine connexion.',
    confirm: 'Réinitialiser'
  },
  confirmDeactivate: {
    title: 'Désactiver {{name}} ?',
    body: 'Cette personne ne pourra plus se connecter, ni ici ni sur le site, et sera déconnectée dans la minute. Ses fiches restent à elle.',
    confirm: 'Désactiver'
  },
  password: {
    title: 'Mot de passe provisoire',
    body: 'Transmettez-le à {{name}}. Il n’est affiché que maintenant ; à la première connexion, la personne choisit le sien.',
    label: 'Mot de passe',
    done: 'Terminé'
  },
  done: {
    saved: 'Enregistré.',
    deactivated: '{{name}} est désactivé.',
    reactivated: '{{name}} peut de nouveau se connecter.',
    unlocked: '{{name}} est déverrouillé.'
  },
  refused: {
    last_admin: 'C’est le dernier administrateur : nommez-en d’abord un autre.',
    oneself: 'Vous ne pouvez pas vous désactiver vous-même.',
    website_only: 'Ce compte est géré par le site.'
  },
  own: {
    title: 'Mot de passe',
    change: 'Changer le mot de passe…',
    dialog: 'Changer votre mot de passe',
    choose: 'Choisissez votre mot de passe',
    chooseBody: 'Un administrateur a défini votre mot de passe. Désormais, vous seul devez le connaître.',
    current: 'Mot de passe actuel',
    fresh: 'Nouveau mot de passe',
    hint: 'Au moins 10 caractères. Quelques mots à la suite conviennent bien.',
    save: 'Changer le mot de passe',
    done: 'Votre mot de passe est changé.'
  },
  log: {
    empty: 'Rien n’est encore consigné',
    emptyText:
      'Suppressions, changements de responsable, fusions et changements de comptes sont consignés ici.',
    everything: 'Tout',
    everybody: 'Tout le monde',
    action: 'Quoi',
    person: 'Qui',
    program: 'un programme',
    more: 'Afficher plus',
    record: 'Fiche',
    when: 'Quand',
    changes: 'Changements',
    actions: {
      create: 'a créé',
      update: 'a modifié',
      password_change: 'a changé le mot de passe de',
      delete: 'a supprimé',
      restore: 'a rétabli',
      owner_change: 'a transmis',
      merge: 'a fusionné',
      issue: 'a émis',
      cancel: 'a annulé',
      payment: 'a noté un paiement sur',
      credit: 'a repris une partie de',
      payment_cancel: 'a retiré un paiement sur'
    },
    kinds: {
      lead: 'prospect',
      contact: 'contact',
      opportunity: 'opportunité',
      task: 'tâche',
      activity: 'entrée',
      crm_user: 'compte',
      email_template: 'modèle',
      invoice: 'facture'
    }
  }
}
