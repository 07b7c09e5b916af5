import type { leadImports as english } from '../en/lead-imports.ts'
import type { Translated } from '../translated.ts'

export const leadImports: Translated<typeof english> = {
  title: 'Importer des prospects',
  open: 'Importer',
  steps: 'Étapes',
  step: { file: 'Fichier', columns: 'Colonnes', check: 'Contrôle', result: 'Import' },
  back: 'Retour',
  next: 'Continuer',
  another: 'Importer un autre fichier',
  field: { first_name: 'Prénom', last_name: 'Nom de famille' },
  file: {
    title: 'Choisissez un tableau de prospects',
    text: 'Un CSV ou TSV de n’importe quel logiciel : tableur, HubSpot, Attio, liste d’un salon. Rien n’est écrit avant que vous ayez vu ce qui va se passer.',
    choose: 'Choisir un fichier…',
    drop: 'Déposez un fichier CSV ou TSV pour importer des prospects',
    other: 'Choisir un autre fichier…',
    rows_one: '{{count, number}} ligne',
    rows_many: '{{count, number}} de lignes',
    rows_other: '{{count, number}} lignes',
    columns_one: '{{count, number}} colonne',
    columns_many: '{{count, number}} de colonnes',
    columns_other: '{{count, number}} colonnes',
    encoding: 'Encodage',
    delimiter: 'Colonnes séparées par',
    hasHeader: 'La première ligne contient les titres',
    head: 'Les premières lignes du fichier'
  },
  encoding: {
    'utf-8': 'Unicode (UTF-8)',
    'utf-16le': 'Unicode (UTF-16)',
    'utf-16be': 'Unicode (UTF-16 gros-boutiste)',
    'windows-1252': 'Europe occidentale (Windows-1252)',
    'windows-1255': 'Hébreu (Windows-1255)'
  },
  delimiter: { comma: 'Virgule', semicolon: 'Point-virgule', tab: 'Tabulation', bar: 'Barre verticale' },
  columns: {
    column: 'Colonne du fichier',
    examples: 'Exemples',
    field: 'Champ du prospect',
    leaveOut: 'Ne pas importer',
    nameless: 'Colonne {{number}}',
    dates: 'Ordre des dates dans {{column}}',
    decimals: 'Décimales dans {{column}}',
    fieldOf: 'Champ pour {{column}}',
    taken: 'Chaque champ n’accepte qu’une colonne.',
    needEmail:
      'Aucune colonne n’est l’e-mail. Un nouveau prospect en a besoin ; sans lui, les lignes ne peuvent que mettre à jour des prospects par leur marque.',
    needBrand:
      'Aucune colonne n’est la marque ou l’entreprise. Un nouveau prospect a besoin de l’une des deux.',
    used: '{{used, number}} colonnes sur {{all, number}} sont importées.'
  },
  dates: { dmy: 'Jour/mois/année', mdy: 'Mois/jour/année' },
  decimals: { point: '1,234.50', comma: '1 234,50' },
  check: {
    same: 'Un prospect est reconnu à',
    sameBy: {
      either: 'son e-mail ou sa marque',
      email: 'son e-mail',
      brand: 'sa marque',
      both: 'son e-mail et sa marque'
    },
    policyLabel: 'Si le prospect existe déjà',
    policy: { skip: 'Ignorer la ligne', update: 'Mettre à jour le prospect', create: 'En créer un autre' },
    unreadableLabel: 'Si une cellule est illisible',
    unreadable: { reject: 'Rejeter la ligne', leave_out: 'Laisser la cellule vide' },
    defaults: 'Pour les nouveaux prospects, là où le fichier ne dit rien',
    usual: 'Comme d’habitude',
    preview: 'Les premières lignes telles qu’elles seront enregistrées',
    line: 'Ligne',
    outcome: 'Résultat',
    counting: 'Comptage…',
    run_one: 'Importer {{count, number}} ligne',
    run_many: 'Importer {{count, number}} de lignes',
    run_other: 'Importer {{count, number}} lignes',
    nothing: 'Avec ces réglages, il n’y a rien à importer.'
  },
  outcome: {
    created: 'Créer',
    updated: 'Mettre à jour',
    unchanged: 'Aucun changement',
    skipped: 'Ignorer',
    rejected: 'Rejeter'
  },
  count: {
    created: 'Seront créés',
    updated: 'Seront mis à jour',
    unchanged: 'N’apportent rien',
    skipped: 'Existent déjà',
    rejected: 'Seront rejetés'
  },
  done: {
    created: 'Créés',
    updated: 'Mis à jour',
    unchanged: 'Sans changement',
    skipped: 'Existaient déjà',
    rejected: 'Rejetés'
  },
  leftOut_one: '{{count, number}} cellule illisible est laissée vide.',
  leftOut_many: '{{count, number}} de cellules illisibles sont laissées vides.',
  leftOut_other: '{{count, number}} cellules illisibles sont laissées vides.',
  run: {
    undo: 'Annuler l’import',
    running: 'Import de {{file}}',
    background: 'Vous pouvez continuer à travailler : l’import se poursuit en arrière-plan.',
    done: 'L’import est terminé.',
    cancelled:
      'L’import a été arrêté. Ce qui était déjà importé reste ; le même fichier peut être importé à nouveau, ce qui existe sera ignoré.',
    failed: 'L’import s’est arrêté.',
    failedSoFar:
      'Voici ce qui était déjà importé. Le même fichier peut être importé à nouveau, ce qui existe sera ignoré.',
    toast_one: '{{count, number}} prospect importé.',
    toast_many: '{{count, number}} de prospects importés.',
    toast_other: '{{count, number}} prospects importés.',
    open: 'Voir les prospects'
  },
  rejects: {
    title: 'Lignes rejetées',
    save: 'Enregistrer les lignes rejetées…',
    saved_one: '{{count, number}} ligne dans {{file}}.',
    saved_many: '{{count, number}} de lignes dans {{file}}.',
    saved_other: '{{count, number}} lignes dans {{file}}.',
    hint: 'Le fichier contient les colonnes d’origine et le motif. Corrigez-le et importez-le à nouveau.',
    more: 'Les {{shown, number}} premières sur {{total, number}} sont affichées.',
    line: 'Ligne',
    reason: 'Motif',
    fileName: 'rejets'
  },
  problemAt: '{{field}} : {{problem}}',
  problem: {
    required: 'absent',
    too_long: 'trop long : « {{detail}} »',
    too_many: 'trop nombreux',
    too_large: 'trop grand : « {{detail}} »',
    negative: 'inférieur à zéro : « {{detail}} »',
    bad_email: 'n’est pas une adresse e-mail : « {{detail}} »',
    bad_number: 'n’est pas un nombre : « {{detail}} »',
    bad_date: 'n’est pas une date jusqu’à aujourd’hui : « {{detail}} »',
    unknown_value: 'valeur inconnue : « {{detail}} »',
    unknown_owner: 'personne ne s’appelle « {{detail}} »',
    owner_forbidden: 'ne peut pas être responsable de ce que vous importez : « {{detail}} »',
    bad_encoding: 'caractères illisibles : « {{detail}} »',
    bad_phone: 'ne ressemble pas à un numéro de téléphone : « {{detail}} »',
    too_many_cells: 'plus de cellules que de colonnes',
    unclosed_quote: 'un guillemet n’est pas fermé',
    several: '{{detail}} prospects sont identiques : lequel est visé ?',
    repeated: 'identique à la ligne {{detail}}',
    not_yours: 'le prospect appartient à quelqu’un d’autre',
    converted: 'un prospect converti garde son statut',
    changed_elsewhere: 'quelqu’un d’autre modifie ce prospect',
    refused: 'refusé par la base de données'
  },
  refused: {
    empty: 'Ce fichier est vide.',
    too_large: 'Ce fichier dépasse 200 Mo. Découpez-le.',
    too_wide: 'Ce fichier a plus de 300 colonnes. Est-ce un tableau ?',
    changed: 'Le fichier a changé depuis sa lecture. Choisissez-le à nouveau.',
    kind: 'Ce n’est pas un tableau en texte : enregistrez-le en CSV, puis déposez-le.',
    drop_too_large: 'Les fichiers de plus de 50 Mo se choisissent avec le bouton.',
    running: 'Un autre import est en cours d’écriture. Attendez qu’il soit terminé.',
    unreadable: 'Le fichier n’a pas pu être lu ({{reason}}).'
  }
}
