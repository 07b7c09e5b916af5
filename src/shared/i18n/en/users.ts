/** Accounts of the team, and the log of who changed what; for administrators. */
export const users = {
  title: 'Users',
  count_one: '{{count, number}} account',
  count_other: '{{count, number}} accounts',
  new: 'New account',
  view: { label: 'View', people: 'People', log: 'Audit log' },
  field: {
    name: 'Name',
    first_name: 'First name',
    last_name: 'Last name',
    email: 'E-mail',
    role: 'Role',
    state: 'State',
    last_login_at: 'Last sign-in',
    actions: 'Actions'
  },
  roleHint: {
    admin: 'Sees and changes everything, looks after accounts and settings',
    sales: 'Sees and changes what is theirs',
    viewer: 'Reads everything, changes nothing'
  },
  state: {
    active: 'Active',
    inactive: 'Deactivated',
    locked: 'Locked until {{time}}',
    temporary: 'Temporary password',
    website: 'Website only'
  },
  never: 'never',
  you: 'you',
  actions: 'Actions for {{name}}',
  edit: 'Edit…',
  giveAccess: 'Give a CRM account…',
  reset: 'Reset password…',
  unlock: 'Unlock',
  deactivate: 'Deactivate…',
  reactivate: 'Reactivate',
  dialog: { create: 'New account', edit: 'Edit account', save: 'Save', make: 'Create account' },
  confirmReset: {
    title: 'Reset the password of {{name}}?',
    body: 'The present password stops working. You get a temporary one to pass on; they choose their own at the next sign-in.',
    confirm: 'Reset password'
  },
  confirmDeactivate: {
    title: 'Deactivate {{name}}?',
    body: 'They can’t sign in any more, here or on the website, and are signed out within a minute. Their records stay theirs.',
    confirm: 'Deactivate'
  },
  password: {
    title: 'Temporary password',
    body: 'Pass this on to {{name}}. It is shown only now; at the first sign-in they choose their own.',
    label: 'Password',
    done: 'Done'
  },
  done: {
    saved: 'Saved.',
    deactivated: '{{name}} is deactivated.',
    reactivated: '{{name}} may sign in again.',
    unlocked: '{{name}} is unlocked.'
  },
  refused: {
    last_admin: 'This is the last administrator: make somebody else one first.',
    oneself: 'You can’t deactivate yourself.',
    website_only: 'The website looks after this account.'
  },
  own: {
    title: 'Password',
    change: 'Change password…',
    dialog: 'Change your password',
    choose: 'Choose your own password',
    chooseBody: 'An administrator has set your password. From now on only you should know it.',
    current: 'Present password',
    fresh: 'New password',
    hint: 'At least 10 characters. A few words in a row are good.',
    save: 'Change password',
    done: 'Your password is changed.'
  },
  log: {
    empty: 'Nothing written down yet',
    emptyText: 'Deletions, new owners, merges and changes of accounts are written down here.',
    everything: 'Everything',
    everybody: 'Everybody',
    action: 'What',
    person: 'Who',
    program: 'a program',
    more: 'Show more',
    record: 'Record',
    when: 'When',
    changes: 'Changes',
    actions: {
      create: 'created',
      update: 'changed',
      password_change: 'changed the password of',
      delete: 'deleted',
      restore: 'put back',
      owner_change: 'handed over',
      merge: 'merged',
      issue: 'issued',
      cancel: 'cancelled',
      payment: 'noted a payment on',
      credit: 'took a part back of',
      payment_cancel: 'took back a payment on'
    },
    kinds: {
      lead: 'lead',
      contact: 'contact',
      opportunity: 'opportunity',
      task: 'task',
      activity: 'entry',
      crm_user: 'account',
      email_template: 'template',
      invoice: 'invoice'
    }
  }
}
