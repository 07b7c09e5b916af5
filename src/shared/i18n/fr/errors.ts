import type { errors as english } from '../en/errors.ts'
import type { Translated } from '../translated.ts'

export const errors: Translated<typeof english> = {
  code: {
    invalid_input: 'Quelque chose est à corriger dans le formulaire.',
    unknown_channel: 'La fenêtre et l’application ne correspondent pas. Redémarrez Carmel.',
    untrusted_sender: 'Cette page n’a pas le droit de faire cela.',
    not_signed_in: 'Votre session est terminée. Reconnectez-vous ; votre saisie est conservée.',
    forbidden: 'Votre rôle ne le permet pas. Demandez à un administrateur.',
    wrong_credentials: 'E-mail ou mot de passe incorrect. Vérifiez les deux et réessayez.',
    locked_out: 'Trop de mots de passe incorrects. Réessayez à {{time}}.',
    account_inactive: 'Ce compte n’est pas actif. Demandez à un administrateur.',
    not_found: 'Cette fiche n’existe plus, ou ne vous est pas accessible.',
    changed_elsewhere:
      'Quelqu’un d’autre a modifié cette fiche entre-temps. Rien n’a été écrasé : regardez les nouvelles valeurs et enregistrez de nouveau.',
    duplicate: 'Une fiche avec la même clé existe déjà.',
    offline:
      'La base de données ne répond pas. Rien n’est perdu : réessayez quand la barre d’état indique « en ligne ».',
    connection_failed: 'La base de données n’a pas pu être ouverte.',
    not_allowed_now: 'Ce n’est pas possible pour le moment.',
    cancelled: 'Annulé.',
    internal: 'Une erreur est survenue. Le journal donne les détails sous {{logId}}.'
  },
  field: {
    required: 'À remplir.',
    too_long: 'C’est trop long.',
    too_large: 'Ce nombre est trop grand.',
    too_many: 'Il y en a trop.',
    negative: 'Ne peut pas être négatif.',
    bad_percent: 'Saisissez un nombre entier de 0 à 100.',
    bad_email: 'Ce n’est pas une adresse e-mail.',
    bad_id: 'Cet identifiant n’est pas valide.',
    bad_uri: 'Une adresse commence par mongodb:// ou mongodb+srv://.',
    bad_db_name: 'Un nom de base a 63 caractères au plus, sans / \\ . " $ * < > : | ? ni espace.',
    password_too_short: 'Utilisez au moins 10 caractères.',
    password_too_long: 'Utilisez au plus 72 caractères.',
    other: 'Cette valeur ne convient pas.'
  }
}
