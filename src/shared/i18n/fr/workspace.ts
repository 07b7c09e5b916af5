import type { workspace as english } from '../en/workspace.ts'
import type { Translated } from '../translated.ts'

export const workspace: Translated<typeof english> = {
  kind: {
    local: 'Espace local',
    sample: 'Espace d’exemple',
    server: 'Serveur MongoDB'
  },
  welcome: {
    title: 'Bienvenue dans Carmel',
    body: 'Où vos données doivent-elles être gardées ? Vous pourrez changer plus tard.',
    local: 'Ouvrir l’espace local',
    localBody: 'Sur cet ordinateur, prêt tout de suite. Sans serveur.',
    server: 'Se connecter à MongoDB',
    serverBody: 'Atlas ou votre propre serveur, partagé avec votre équipe.',
    sample: 'Essayer l’espace d’exemple',
    sampleBody: 'Des prospects et des affaires fictifs en trois langues, pour découvrir.'
  },
  server: {
    title: 'Se connecter à MongoDB',
    uri: 'Adresse',
    uriHint:
      'Telle que votre administrateur ou Atlas la donne. Elle est gardée chiffrée si le système le permet, sinon seulement jusqu’à la fermeture de Carmel.',
    dbName: 'Base de données',
    test: 'Tester la connexion',
    submit: 'Se connecter',
    works_one: 'Cela fonctionne : MongoDB {{version}}, {{count}} collection.',
    works_many: 'Cela fonctionne : MongoDB {{version}}, {{count}} collections.',
    works_other: 'Cela fonctionne : MongoDB {{version}}, {{count}} collections.',
    detail: 'Détail technique'
  },
  unreachable: {
    title: 'Impossible de joindre : {{workspace}}',
    trying: 'Nouvelles tentatives en cours. Cet écran continue de lui-même dès que la base répond.',
    change: 'Changer d’espace de travail'
  },
  leave: {
    title: 'Changer d’espace de travail ?',
    body: 'Vous serez déconnecté. Rien n’est supprimé : vous pouvez revenir à cet espace à tout moment.',
    confirm: 'Changer d’espace'
  },
  fromEnvironment:
    'Fixé par MONGODB_URI ou MONGO_URL. Pour le changer, voyez avec la personne qui a configuré cet ordinateur.'
}
