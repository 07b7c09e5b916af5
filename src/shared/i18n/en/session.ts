/** Signing in, and the first account of a workspace. */
export const session = {
  signIn: {
    title: 'Sign in',
    to: 'to {{workspace}}',
    email: 'E-mail',
    password: 'Password',
    submit: 'Sign in',
    show: 'Show password',
    capsLock: 'Caps Lock is on.',
    offline:
      'The server does not answer. You can still sign in if you signed in on this computer within the last 14 days; what you change is sent later.',
    otherWorkspace: 'Use another workspace'
  },
  ended: {
    title: 'Your session has ended',
    body: 'Sign in again to go on. What you typed is still there.',
    other: 'Sign in as somebody else'
  },
  firstAdmin: {
    damaged: 'The database file was damaged, so a new one was begun. The damaged one is kept at',
    title: 'Create the first account',
    body: 'This workspace has no account yet. The first one is its administrator.',
    name: 'Name',
    namePlaceholder: 'First and last name',
    passwordHint: 'At least 10 characters. A few words in a row are good.',
    submit: 'Create account'
  }
}
