import type { settings as english } from '../en/settings.ts'
import type { Translated } from '../translated.ts'

export const settings: Translated<typeof english> = {
  title: 'Paramètres',
  appearance: {
    title: 'Apparence',
    language: 'Langue',
    languageHint: 'Prend effet aussitôt. L’hébreu dispose tout de droite à gauche.',
    theme: 'Thème'
  },
  reminders: {
    title: 'Rappels',
    enabled: 'Notifications du bureau',
    enabledHint: 'Rappels des tâches qui vous sont confiées, sur cet ordinateur.',
    quiet: 'Heures calmes',
    quietHint: 'Les rappels attendent leur fin ; aucun ne se perd.',
    hours: 'Au calme',
    from: 'De',
    to: 'À',
    days: 'Jours calmes',
    daysHint: 'Des journées entières sans rappels.',
    zone: 'Fuseau des heures calmes',
    systemZone: 'Celui de cet ordinateur : {{zone}}'
  },
  account: { title: 'Compte', until: 'Connecté jusqu’à {{time}}', signOut: 'Se déconnecter' },
  workspace: {
    title: 'Espace de travail',
    kind: 'Type',
    database: 'Base de données',
    change: 'Changer d’espace de travail'
  },
  import: {
    title: 'Importer un dump',
    folder: 'Dossier de fichiers mongoexport',
    body: 'Les fiches existantes restent telles quelles : une seconde fois ne change rien.',
    choose: 'Choisir un dossier…',
    running: 'Importation',
    background: 'Vous pouvez continuer à travailler : l’importation se poursuit en arrière-plan.',
    done: 'Importation terminée',
    doneToast_one: 'Importation terminée : {{count, number}} nouvelle fiche.',
    doneToast_many: 'Importation terminée : {{count, number}} nouvelles fiches.',
    doneToast_other: 'Importation terminée : {{count, number}} nouvelles fiches.',
    cancelled: 'Importation arrêtée. Ce qui était déjà écrit reste.',
    failed: 'L’importation a échoué',
    report: {
      collection: 'Collection',
      inserted: 'Nouvelles',
      alreadyThere: 'Déjà là',
      rejected: 'Rejetées',
      total: 'Total',
      empty: 'Le dossier ne contient aucun fichier .json ou .jsonl.',
      rejects: 'Lignes illisibles',
      rejectsMore: 'Les {{shown}} premières sur {{total}}.',
      file: 'Fichier',
      line: 'Ligne',
      reason: 'Raison'
    }
  },
  diagnostics: {
    title: 'Diagnostic',
    copy: 'Copier en texte',
    copied: 'Copié',
    refresh: 'Actualiser',
    application: 'Application',
    version: 'Version',
    memory: 'Mémoire du processus principal',
    dataDir: 'Dossier des données',
    runtime: 'Environnement',
    connection: 'Connexion',
    state: 'État',
    reason: 'Raison',
    detail: 'Détail',
    server: 'Version du serveur',
    unknown: 'Inconnue',
    corrupt: 'Un fichier de base de données endommagé a été mis de côté à ce démarrage',
    corruptBody: 'Un nouveau fichier a été commencé. L’ancien est gardé ici : {{path}}',
    collections: 'Collections',
    collection: 'Collection',
    documents: 'Documents',
    noCollections: 'La base n’a pas encore de collection.',
    indexes: 'Index',
    index: 'Index',
    keys: 'Champs',
    indexState: { there: 'Présent', created: 'Créé à l’instant', failed: 'Échec' },
    indexesFine: 'Tous les index sont là.',
    indexesFailed_one:
      '{{count}} index n’a pas pu être créé. Tout fonctionne ; certaines listes peuvent être plus lentes.',
    indexesFailed_many:
      '{{count}} index n’ont pas pu être créés. Tout fonctionne ; certaines listes peuvent être plus lentes.',
    indexesFailed_other:
      '{{count}} index n’ont pas pu être créés. Tout fonctionne ; certaines listes peuvent être plus lentes.',
    duplicatesHint:
      'Des fiches enregistrées ne respectent pas sa règle, par exemple deux avec la même valeur. Elles ont été laissées telles quelles.'
  }
}
