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
  }
}
