/** Texts of taking an invoice, or a part of it, back by a credit note. */
export const invoiceCredit = {
  partly: {
    whole: 'Everything',
    part: 'A part',
    what: 'What to take back',
    line: 'Line',
    left: 'Left',
    quantity: 'Quantity',
    amount: 'Amount, without VAT',
    sum: 'Credit note',
    leftText: '{{amount}} of it was taken back before.',
    textPart: 'A credit note takes this part back. It gets a number of its own and can’t be undone.',
    title: 'Credit {{number}}',
    donePart: '{{number}} takes it back',
    partBy: 'Partly taken back by'
  },
  title: 'Cancel {{number}}?',
  text: 'A credit note over {{amount}} takes it back. It gets a number of its own and can’t be undone.',
  paid: '{{amount}} was paid and will have to be paid back.',
  reason: 'Reason, on the credit note',
  confirm: 'Make the credit note',
  done: '{{number}} cancels it',
  by: 'Canceled by',
  of: 'Cancels'
}
