/** Choosing the database, and what to do when it can’t be reached. */
export const workspace = {
  kind: { local: 'Local workspace', sample: 'Sample workspace', server: 'MongoDB server' },
  welcome: {
    title: 'Welcome to Carmel',
    body: 'Where should your data live? You can change this later.',
    local: 'Open the local workspace',
    localBody: 'On this computer, ready at once. No server needed.',
    server: 'Connect to MongoDB',
    serverBody: 'Atlas or your own server, shared with your team.',
    sample: 'Try the sample workspace',
    sampleBody: 'Made-up leads and opportunities in three languages to look around.'
  },
  server: {
    title: 'Connect to MongoDB',
    uri: 'Address',
    uriHint:
      'As your administrator or Atlas gives it. It is kept encrypted where the system offers it, otherwise only until Carmel is closed.',
    dbName: 'Database',
    test: 'Test connection',
    submit: 'Connect',
    works_one: 'It works: MongoDB {{version}}, {{count}} collection.',
    works_other: 'It works: MongoDB {{version}}, {{count}} collections.',
    detail: 'Technical detail'
  },
  unreachable: {
    title: '{{workspace}} can’t be reached',
    trying: 'Still trying. This screen goes on by itself once the database answers.',
    change: 'Change workspace'
  },
  leave: {
    title: 'Change workspace?',
    body: 'You will be signed out. Nothing is deleted: you can come back to this workspace at any time.',
    confirm: 'Change workspace'
  },
  fromEnvironment: 'Set by MONGODB_URI or MONGO_URL. To change it, ask whoever set up this computer.'
}
