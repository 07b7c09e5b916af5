import type { session as english } from '../en/session.ts'
import type { Translated } from '../translated.ts'

export const session: Translated<typeof english> = {
  signIn: {
    title: 'Se connecter',
    to: 'à {{workspace}}',
    email: 'E-mail',
    password: 'Mot de passe',
    submit: 'Se connecter',
    show: 'Afficher le mot de passe',
    capsLock: 'Verr. Maj est activé.',
    offline:
      'Le serveur ne répond pas. Vous pouvez quand même vous connecter si vous l’avez fait sur cet ordinateur ces 14 derniers jours ; vos modifications partiront plus tard.',
    otherWorkspace: 'Utiliser un autre espace de travail'
  },
  ended: {
    title: 'Votre session est terminée',
    body: 'Reconnectez-vous pour continuer. Votre saisie est toujours là.',
    other: 'Se connecter avec un autre compte'
  },
  firstAdmin: {
    damaged:
      'Le fichier de la base était endommagé, un nouveau a donc été commencé. L’ancien est gardé ici :',
    title: 'Créer le premier compte',
    body: 'Cet espace de travail n’a pas encore de compte. Le premier en est l’administrateur.',
    name: 'Nom',
    namePlaceholder: 'Prénom et nom',
    passwordHint: 'Au moins 10 caractères. Quelques mots à la suite conviennent très bien.',
    submit: 'Créer le compte'
  }
}
