/** Words that several screens use. */
export const common = {
  save: 'Save',
  cancel: 'Cancel',
  close: 'Close',
  edit: 'Edit',
  undo: 'Undo',
  retry: 'Try again',
  copy: 'Copy',
  clear: 'Clear',
  search: 'Search',
  loading: 'Loading',
  none: 'None',
  unassigned: 'No owner',
  me: 'Me',
  back: 'Back',
  more: 'Show more',
  saved: 'Saved',
  unsaved: {
    title: 'Discard your changes?',
    body: 'What you typed has not been saved.',
    discard: 'Discard',
    keep: 'Keep editing'
  }
}
