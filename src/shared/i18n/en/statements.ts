/** Bank statements against what is open. */
export const statements = {
  title: 'Bank statement',
  back: 'Invoices',
  import: 'Import a statement',
  state: { label: 'Lines', open: 'To match', matched: 'Matched', ignored: 'Set aside' },
  empty: {
    open: 'Nothing to match',
    openText:
      'Import a statement of the bank as CSV: what came in is compared with the open invoices, and nothing is recorded before you confirm it.',
    matched: 'Nothing matched yet',
    ignored: 'Nothing set aside'
  },
  reason: {
    number: 'Number in the text',
    purchase_order: 'Purchase order in the text',
    client: 'Client’s name',
    amount: 'Same amount',
    sum: 'Sum of the invoices',
    part: 'Less than due',
    over: 'More than due'
  },
  noProposal: 'No open invoice fits.',
  confirm: 'Confirm',
  confirmAll_one: 'Confirm the certain line',
  confirmAll_other: 'Confirm the {{count, number}} certain lines',
  confirmed_one: '{{count, number}} line recorded as payment',
  confirmed_other: '{{count, number}} lines recorded as payments',
  choose: 'Choose an invoice',
  chooseHint: 'Number or client',
  none: 'No open invoice found',
  setAside: 'Set aside',
  takeUp: 'Take up again',
  reopen: 'Take the match back',
  reopenText: 'Its payments no longer count; the line is open again.',
  reopened: 'The line is open again',
  page: '{{from, number}}–{{to, number}} of {{total, number}}',
  previous: 'Previous page',
  next: 'Next page',
  sheet: {
    title: 'Import {{name}}',
    currency: 'Currency of the account',
    encoding: 'Encoding',
    delimiter: 'Columns are parted by',
    column: 'Column {{number}}',
    leftOut: 'Leave out',
    dates: 'Dates',
    dateOrder: { dmy: 'Day first', mdy: 'Month first' },
    incoming_one: '{{count, number}} line of money that came in',
    incoming_other: '{{count, number}} lines of money that came in',
    outgoing_one: '{{count, number}} line of money that went out is left out',
    outgoing_other: '{{count, number}} lines of money that went out are left out',
    unread_one: '{{count, number}} row without a day or an amount is left out',
    unread_other: '{{count, number}} rows without a day or an amount are left out',
    import_one: 'Import {{count, number}} line',
    import_other: 'Import {{count, number}} lines',
    done: 'Added: {{added, number}}. Known already: {{known, number}}.'
  },
  field: {
    booked_on: 'Day',
    amount: 'Amount (with sign)',
    credit: 'Money in',
    debit: 'Money out',
    name: 'Who paid',
    text: 'Text',
    reference: 'Reference'
  },
  refused: {
    taken: 'Somebody else has matched this line.',
    not_whole: 'The parts do not come to the line.',
    other_currency: 'The invoice is in another currency.',
    empty: 'There is nothing in this file.',
    too_wide: 'This is no table of a bank: it has too many columns.',
    too_long: 'The file has more than 20,000 rows. Export a shorter time.'
  }
}
