import type { payments as english } from '../en/payments.ts'
import type { Translated } from '../translated.ts'

export const payments: Translated<typeof english> = {
  explained: {
    INITIATED: 'La demande est faite. Le client n’a pas encore payé.',
    PENDING: 'La banque l’a reçue et n’a pas encore décidé.',
    PAID: 'L’argent est arrivé.',
    FAILED: 'La banque a refusé la carte. Le client peut réessayer.',
    REFUNDED: 'L’argent est reparti.',
    CANCELED: 'Annulé ici : ne compte pas.'
  },
  test: 'Test',
  online: {
    action: 'Paiement par carte',
    title: 'Paiement par carte avec Monetico',
    amount: 'Montant',
    text: 'Le client paie sur la page de la banque. L’état s’affiche ici dès que la banque le signale.',
    testText: 'Côté test de la banque : aucun argent ne circule, et un paiement ne compte pas.',
    make: 'Créer la demande',
    reference: 'Référence',
    state: 'État',
    open: 'Ouvrir dans le navigateur',
    opened: 'La page de la banque s’ouvre dans le navigateur',
    copy: 'Copier le lien',
    copied: 'Copié',
    qr: 'Code QR du lien de paiement',
    show: 'Afficher la demande',
    withdraw: 'Retirer la demande',
    withdrawTitle: 'Retirer cette demande ?',
    withdrawText:
      'Elle n’est plus attendue. Un client qui a déjà le lien peut encore payer ; cet argent comptera.',
    withdrawn: 'Retirée',
    notSetUp: 'Monetico n’est pas encore réglé.',
    noKey: 'Cet appareil ne connaît pas la clé de ce terminal.',
    settings: 'Ouvrir les paramètres'
  },
  page: {
    title: 'Vers la page de paiement de la banque',
    text: 'S’il ne se passe rien, appuyez sur le bouton.',
    button: 'Continuer'
  },
  refused: {
    monetico_not_set_up: 'Monetico n’est pas encore réglé. Un administrateur le fait dans les paramètres.',
    no_key: 'Cet appareil ne connaît pas la clé de ce terminal. Saisissez-la dans les paramètres.',
    bad_key: 'La clé ne convient pas à ce type de sceau. Voyez les paramètres.',
    no_billing_address:
      'La banque demande l’adresse complète du client : rue, code postal, ville et pays. Cette facture ne l’a pas.',
    nothing_due: 'Il n’y a plus rien à payer.',
    more_than_due: 'Il ne reste que {{amount}} à payer.',
    not_open: 'Cette demande n’est plus ouverte.',
    no_program: 'Aucun navigateur n’a pu s’ouvrir. Copiez plutôt le lien.',
    not_genuine: 'La notification n’est pas de la banque, ou ne correspond pas au paiement.'
  },
  monetico: {
    none: 'Pas encore réglé',
    setUp: 'Régler',
    change: 'Modifier',
    title: 'Paiements par carte (Monetico)',
    text: 'Selon le contrat avec la banque. Tous les partagent, sauf la clé : elle reste sur cet appareil, chiffrée.',
    terminal: 'Terminal (TPE)',
    companyCode: 'Code société',
    key: 'Clé',
    keyHint: 'Les 40 caractères de la banque. Plus jamais affichés.',
    keyState: {
      none: 'Inconnue sur cet appareil',
      kept: 'Conservée sur cet appareil, chiffrée',
      this_run: 'Connue jusqu’à la fermeture de Carmel : ce système ne garde pas de secrets',
      unreadable: 'Illisible : saisissez-la de nouveau'
    },
    forget: 'Oublier la clé',
    macForm: 'Sceau',
    macForms: { fields: 'Par nom (version 3 de la banque)', values: 'Par valeur (comme le site)' },
    macHint: 'Les notifications du site doivent être vérifiées de la même façon.',
    environment: 'Côté',
    environments: { test: 'Test', live: 'Réel' },
    returnOk: 'Retour, si payé',
    returnError: 'Retour, si non payé',
    saved: 'Enregistré',
    verify: 'Vérifier une notification'
  },
  verify: {
    title: 'Vérifier une notification',
    text: 'Collez ce que la banque a envoyé au site : le corps de la requête, du JSON, ou une ligne par champ.',
    input: 'Notification',
    check: 'Vérifier',
    genuine: 'C’est bien la banque qui l’a envoyée.',
    notGenuine: 'Rien ne prouve que la banque l’a envoyée.',
    outcome: {
      paid: 'Elle dit : payé',
      paid_test: 'Elle dit : payé, côté test',
      refused: 'Elle dit : refusé',
      unknown: 'Elle ne dit pas si c’est payé'
    },
    payment: 'Le paiement ici : {{status}}',
    apply: 'La reprendre',
    applied: 'Reprise',
    problem: {
      no_fields: 'Elle ne contient aucun champ.',
      no_mac: 'Elle n’a pas de sceau (MAC).',
      bad_mac: 'Le sceau n’a pas 40 caractères hexadécimaux : il a été coupé ou modifié.',
      no_key: 'Cet appareil ne connaît pas la clé : le sceau ne peut pas être vérifié.',
      wrong_mac: 'Le sceau est faux : un champ a été modifié, ou une autre clé a servi.',
      other_form: 'Le sceau est de l’autre type. Changez le type dans les paramètres, ou sur le site.',
      plain_key:
        'Le sceau a été fait avec les lettres de la clé telles quelles, et non avec les octets qu’elles représentent.',
      encoded_twice:
        'Le sceau est juste une fois les champs décodés de nouveau : ils ont été encodés deux fois.',
      plus_signs:
        'Le sceau est juste avec des signes plus à la place des espaces : ils ont été perdus en route.',
      other_terminal: 'Elle vient d’un autre terminal que celui des paramètres.',
      no_reference: 'Elle n’a pas de référence.',
      unknown_reference: 'Aucun paiement ici n’a cette référence.',
      other_amount: 'Le montant n’est pas celui du paiement.',
      test_money: 'Elle vient du côté test alors que les paramètres disent réel : aucun argent n’est arrivé.',
      repeated: 'Le paiement est déjà marqué comme payé.'
    }
  }
}
