/** Card payments, and what a payment's status means. */
export const payments = {
  /** What each status means, for whoever wonders. */
  explained: {
    INITIATED: 'The request was made. The client has not paid yet.',
    PENDING: 'The bank has it and has not decided yet.',
    PAID: 'The money came.',
    FAILED: 'The bank refused the card. The client may try again.',
    REFUNDED: 'The money went back.',
    CANCELED: 'Taken back here: it does not count.'
  },
  test: 'Test',
  online: {
    action: 'Card payment',
    title: 'Card payment through Monetico',
    amount: 'Amount',
    text: 'The client pays on the bank’s page. Its state shows here as soon as the bank reports it.',
    testText: 'Test side of the bank: no money moves, and a payment does not count.',
    make: 'Make the request',
    reference: 'Reference',
    state: 'State',
    open: 'Open in the browser',
    opened: 'The bank’s page opens in the browser',
    copy: 'Copy the link',
    copied: 'Copied',
    qr: 'QR code of the payment link',
    show: 'Show the request',
    withdraw: 'Withdraw the request',
    withdrawTitle: 'Withdraw this request?',
    withdrawText:
      'It no longer counts as expected. A client who has the link already may still pay; that money will count.',
    withdrawn: 'Withdrawn',
    notSetUp: 'Monetico is not set up yet.',
    noKey: 'This device does not know the key of this terminal.',
    settings: 'Open the settings'
  },
  /** In the client's browser, between here and the bank. */
  page: {
    title: 'On to the bank’s payment page',
    text: 'If nothing happens, press the button.',
    button: 'Continue'
  },
  refused: {
    monetico_not_set_up: 'Monetico is not set up yet. An administrator does that in the settings.',
    no_key: 'This device does not know the key of this terminal. Enter it in the settings.',
    bad_key: 'The key does not fit the kind of seal. Look at the settings.',
    no_billing_address:
      'The bank asks for the client’s whole address: street, postal code, city and country. This invoice does not have it.',
    nothing_due: 'Nothing is due any more.',
    more_than_due: 'Only {{amount}} is due.',
    not_open: 'This request is not open any more.',
    no_program: 'No browser could be opened. Copy the link instead.',
    not_genuine: 'The notification is not the bank’s, or does not fit the payment.'
  },
  monetico: {
    none: 'Not set up',
    setUp: 'Set up',
    change: 'Change',
    title: 'Card payments (Monetico)',
    text: 'From the contract with the bank. Everybody shares these, except the key: it stays on this device, encrypted.',
    terminal: 'Terminal (TPE)',
    companyCode: 'Company code (société)',
    key: 'Key',
    keyHint: 'The 40 characters from the bank. Never shown again.',
    keyState: {
      none: 'Not known on this device',
      kept: 'Kept on this device, encrypted',
      this_run: 'Known until Carmel is closed: this system keeps no secrets',
      unreadable: 'Can’t be read: enter it again'
    },
    forget: 'Forget the key',
    macForm: 'Seal',
    macForms: { fields: 'By name (bank’s version 3)', values: 'By value (as the website)' },
    macHint: 'The website’s notifications must be checked the same way.',
    environment: 'Side',
    environments: { test: 'Test', live: 'Live' },
    returnOk: 'Back to, when paid',
    returnError: 'Back to, when not paid',
    saved: 'Saved',
    verify: 'Check a notification'
  },
  verify: {
    title: 'Check a notification',
    text: 'Paste what the bank sent to the website: the body of the request, JSON, or a line for each field.',
    input: 'Notification',
    check: 'Check',
    genuine: 'The bank sent this.',
    notGenuine: 'Nothing proves that the bank sent this.',
    outcome: {
      paid: 'It says: paid',
      paid_test: 'It says: paid, on the test side',
      refused: 'It says: refused',
      unknown: 'It does not say whether it was paid'
    },
    payment: 'Payment here: {{status}}',
    apply: 'Take it over',
    applied: 'Taken over',
    problem: {
      no_fields: 'There is no field in it.',
      no_mac: 'It has no seal (MAC).',
      bad_mac: 'The seal is not 40 hexadecimal characters: it was cut off or changed.',
      no_key: 'This device does not know the key, so the seal can’t be checked.',
      wrong_mac: 'The seal is wrong: a field was changed, or it was made with another key.',
      other_form: 'The seal fits the other kind. Change the kind in the settings, or on the website.',
      plain_key:
        'The seal was made with the key’s letters as they are, not with the bytes that they stand for.',
      encoded_twice: 'The seal fits once the fields are decoded again: they were encoded twice on the way.',
      plus_signs: 'The seal fits with plus signs in place of spaces: they were lost on the way.',
      other_terminal: 'It is of another terminal than the one in the settings.',
      no_reference: 'It has no reference.',
      unknown_reference: 'No payment here has this reference.',
      other_amount: 'The amount is not the one of the payment.',
      test_money: 'It is from the test side, while the settings say live: no money came.',
      repeated: 'The payment is marked as paid already.'
    }
  }
}
