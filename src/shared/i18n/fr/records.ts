import type { records as english } from '../en/records.ts'
import type { Translated } from '../translated.ts'

export const records: Translated<typeof english> = {
  back: 'Retour à la liste',
  details: 'Détails',
  otherFields: 'Autres champs enregistrés',
  kind: { lead: 'Prospect', contact: 'Contact', opportunity: 'Opportunité' },
  field: {
    add: 'Ajouter',
    addTag: 'Ajouter un tag',
    edit: 'Modifier : {{field}}',
    change: 'Changer : {{field}}',
    copied: 'Copié',
    copy: 'Copier : {{field}}',
    theirs: 'Quelqu’un d’autre a mis : {{value}}.',
    theirsBy: '{{name}} a mis : {{value}}.',
    takeTheirs: 'La reprendre',
    emptyValue: 'rien',
    conflict: {
      title: 'Quelqu’un d’autre a modifié ce champ entre-temps.',
      titleBy: '{{name}} a modifié ce champ entre-temps.',
      theirs: 'Sa version',
      mine: 'La vôtre',
      keepTheirs: 'Garder la sienne',
      saveMine: 'Enregistrer la vôtre',
      nothing: 'Vide'
    }
  },
  draft: {
    restored: 'Brouillon rétabli',
    discard: 'Abandonner',
    kept: 'Gardé comme brouillon sur cet appareil.'
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
  },
  reach: {
    email: 'Écrire à {{address}}',
    call: 'Appeler le {{number}}',
    whatsapp: 'WhatsApp {{number}}',
    noProgram: {
      web: 'Aucun programme n’ouvre de pages web ici.',
      call: 'Aucun programme ne peut appeler ici. Copiez plutôt le numéro.',
      email: 'Aucun programme de messagerie n’est configuré ici. Copiez plutôt l’adresse.',
      whatsapp: 'Aucun navigateur n’est configuré ici. Copiez plutôt le numéro.'
    }
  },
  peek: {
    view: 'Afficher',
    label: 'Aperçu de {{name}}',
    open: 'Ouvrir',
    close: 'Fermer l’aperçu'
  },
  deals: {
    title: 'Opportunités',
    create: 'Créer une opportunité',
    none: 'Aucune opportunité pour l’instant'
  }
}
