/** Words that several screens use. */
export const common = {
  save: 'Save',
  cancel: 'Cancel',
  close: 'Close',
  undo: 'Undo',
  retry: 'Try again',
  clear: 'Clear',
  unassigned: 'No owner',
  me: 'Me',
  back: 'Back',
  saved: 'Saved',
  /** As they stand on the caps of a keyboard. */
  key: { shift: 'Shift', enter: 'Enter', space: 'Space' },
  unsaved: {
    title: 'Discard your changes?',
    body: 'What you typed has not been saved.',
    discard: 'Discard',
    keep: 'Keep editing'
  }
}
