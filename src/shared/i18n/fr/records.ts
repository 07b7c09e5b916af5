import type { records as english } from '../en/records.ts'
import type { Translated } from '../translated.ts'

export const records: Translated<typeof english> = {
  back: 'Retour à la liste',
  details: 'Détails',
  otherFields: 'Autres champs enregistrés',
  field: {
    add: 'Ajouter',
    addTag: 'Ajouter un tag',
    edit: 'Modifier : {{field}}',
    change: 'Changer : {{field}}',
    copied: 'Copié',
    copy: 'Copier : {{field}}',
    conflict: {
      title: 'Quelqu’un d’autre a modifié ce champ entre-temps.',
      theirs: 'Sa version',
      mine: 'La vôtre',
      keepTheirs: 'Garder la sienne',
      saveMine: 'Enregistrer la vôtre',
      nothing: 'Vide'
    }
  },
  create: {
    more: 'Plus de champs',
    anyway: 'Créer quand même',
    ownedBy: 'Responsable : {{owner}}',
    askOwner: 'Seul son responsable peut l’ouvrir.',
    contactExists_one: 'Cette personne est déjà un contact.',
    contactExists_many: '{{count, number}} de contacts ont cet e-mail ou ce numéro.',
    contactExists_other: '{{count, number}} contacts ont cet e-mail ou ce numéro.',
    same: { email: 'Même e-mail', phone: 'Même numéro' }
  }
}
