import type { errors as english } from '../en/errors.ts'
import type { Translated } from '../translated.ts'

export const errors: Translated<typeof english> = {
  title: 'Chargement impossible',
  unexpected: 'Une erreur est survenue dans cette fenêtre. Réessayez ; redémarrez Carmel si cela persiste.',
  code: {
    invalid_input: 'Quelque chose est à corriger dans le formulaire.',
    unknown_channel: 'La fenêtre et l’application ne correspondent pas. Redémarrez Carmel.',
    untrusted_sender: 'Cette page n’a pas le droit de faire cela.',
    not_signed_in: 'Votre session est terminée. Reconnectez-vous ; votre saisie est conservée.',
    forbidden: 'Votre rôle ne le permet pas. Demandez à un administrateur.',
    wrong_credentials: 'E-mail ou mot de passe incorrect. Vérifiez les deux et réessayez.',
    locked_out: 'Trop de mots de passe incorrects. Réessayez à {{time}}.',
    sign_in_needs_server:
      'Sans le serveur, cet ordinateur vous connecte pendant 14 jours après votre dernière connexion avec lui. Reconnectez-vous quand le serveur répond.',
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
  connection: {
    bad_key: 'La clé de la banque a 40 lettres et chiffres. Copiez-la de nouveau.',
    bad_https: 'Une adresse commence par https://.',
    bad_uri: 'Ce n’est pas une adresse MongoDB. Elle commence par mongodb:// ou mongodb+srv://.',
    unknown_host: 'Aucun serveur ne porte ce nom. Vérifiez l’adresse et votre réseau.',
    nobody_listens: 'La machine répond, mais aucun MongoDB n’écoute sur ce port. Le serveur est-il démarré ?',
    cut_off: 'Le serveur a coupé la connexion. Il redémarre peut-être.',
    timeout:
      'Le serveur ne répond pas. Vérifiez le réseau, le VPN ou le pare-feu ; sur Atlas, vérifiez que votre adresse est autorisée.',
    tls: 'La connexion sécurisée a échoué. Vérifiez le certificat et le réglage TLS de l’adresse.',
    wrong_password: 'Le serveur a refusé le nom d’utilisateur ou le mot de passe de l’adresse.',
    no_credentials: 'L’adresse ne nomme aucun utilisateur, mais le serveur en demande un.',
    no_rights:
      'Cet utilisateur n’a pas le droit de lire ou d’écrire dans cette base. Demandez les droits à la personne qui gère le serveur.',
    file_in_use: 'Un autre Carmel a déjà ouvert cet espace. Fermez-le, puis réessayez.',
    file_unusable:
      'Le fichier de base de données de cet espace est inutilisable. Vérifiez les droits du dossier et l’espace libre.',
    secret_unreadable:
      'L’adresse n’a pas été conservée, ou ne peut pas être déchiffrée sur cet appareil. Connectez-vous de nouveau.',
    unknown: 'La base de données est injoignable.'
  },
  field: {
    has_account: 'Cette adresse a déjà un compte.',
    required: 'À remplir.',
    too_long: 'C’est trop long.',
    too_large: 'Ce nombre est trop grand.',
    too_many: 'Il y en a trop.',
    negative: 'Ne peut pas être négatif.',
    bad_percent: 'Saisissez un nombre entier de 0 à 100.',
    bad_days: 'Saisissez un nombre de jours de 1 à 365.',
    bad_email: 'Ce n’est pas une adresse e-mail.',
    bad_date: 'Saisissez une date entre 2000 et 2199.',
    bad_time: 'Saisissez une heure, par exemple 14:30.',
    bad_repeat: 'Cette règle ne peut pas être suivie.',
    bad_id: 'Cet identifiant n’est pas valide.',
    bad_key: 'La clé de la banque a 40 lettres et chiffres. Copiez-la de nouveau.',
    bad_https: 'Une adresse commence par https://.',
    bad_uri: 'Une adresse commence par mongodb:// ou mongodb+srv://.',
    bad_db_name: 'Un nom de base a 63 caractères au plus, sans / \\ . " $ * < > : | ? ni espace.',
    bad_host: 'Ce n’est pas un nom de serveur.',
    bad_port: 'Un port est un nombre entier de 1 à 65535.',
    one_line: 'Cela doit tenir sur une ligne.',
    password_again: 'Le serveur ou l’identifiant a changé : saisissez à nouveau le mot de passe.',
    password_too_short: 'Utilisez au moins 10 caractères.',
    password_too_long:
      'Utilisez au plus 72 octets : 72 lettres sans accent, ou environ 36 lettres hébraïques.',
    other: 'Cette valeur ne convient pas.'
  }
}
