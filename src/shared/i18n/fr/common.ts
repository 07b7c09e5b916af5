import type { common as english } from '../en/common.ts'
import type { Translated } from '../translated.ts'

export const common: Translated<typeof english> = {
  save: 'Enregistrer',
  cancel: 'Annuler',
  close: 'Fermer',
  undo: 'Annuler l’action',
  retry: 'Réessayer',
  clear: 'Effacer',
  unassigned: 'Sans responsable',
  me: 'Moi',
  back: 'Retour',
  saved: 'Enregistré',
  /** As they stand on the caps of a keyboard. */
  key: { shift: 'Maj', enter: 'Entrée', space: 'Espace' },
  unsaved: {
    title: 'Abandonner vos modifications ?',
    body: 'Votre saisie n’a pas été enregistrée.',
    discard: 'Abandonner',
    keep: 'Continuer la saisie'
  }
}
