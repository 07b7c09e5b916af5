/** A plain sentence for every error code, with what to do next. Keys below `field` are messages of schemas. */
export const errors = {
  /** Heads a page or panel that could not be loaded. */
  title: 'This could not be loaded',
  unexpected: 'Something went wrong in this window. Try again; restart Carmel if it stays.',
  code: {
    invalid_input: 'Something in the form needs a correction.',
    unknown_channel: 'The window and the application do not match. Restart Carmel.',
    untrusted_sender: 'This page may not do that.',
    not_signed_in: 'Your session has ended. Sign in again; what you typed is kept.',
    forbidden: 'Your role does not allow this. Ask an administrator.',
    wrong_credentials: 'E-mail or password is wrong. Check both and try again.',
    locked_out: 'Too many wrong passwords. Try again at {{time}}.',
    sign_in_needs_server:
      'Without the server, this computer signs you in for 14 days after you last signed in with it. Sign in again when the server answers.',
    account_inactive: 'This account is not active. Ask an administrator.',
    not_found: 'This record does not exist any more, or is not yours to see.',
    changed_elsewhere:
      'Somebody else changed this in the meantime. Nothing was overwritten: look at the new values and save again.',
    duplicate: 'A record with the same key exists already.',
    offline: 'The database does not answer. Nothing was lost: try again when the status bar says online.',
    connection_failed: 'The database could not be opened.',
    not_allowed_now: 'That is not possible right now.',
    cancelled: 'Cancelled.',
    internal: 'Something went wrong. The log has the details under {{logId}}.'
  },
  /** Why a database can’t be reached (ConnectionReason). */
  connection: {
    bad_key: 'The bank’s key has 40 letters and digits. Copy it again.',
    bad_https: 'An address begins with https://.',
    bad_uri: 'This address is not a MongoDB address. It begins with mongodb:// or mongodb+srv://.',
    unknown_host: 'No server has this name. Check the address and your network.',
    nobody_listens: 'The machine is there, but no MongoDB answers on that port. Is the server running?',
    cut_off: 'The server ended the connection. It may be restarting.',
    timeout:
      'The server does not answer. Check your network, VPN or firewall; on Atlas, check that your address is allowed.',
    tls: 'No secure connection could be made. Check the certificate and the TLS setting in the address.',
    wrong_password: 'The server refused the user name or password in the address.',
    no_credentials: 'The address names no user, but the server asks for one.',
    no_rights: 'This user may not read or write this database. Ask whoever runs the server for the rights.',
    file_in_use: 'Another Carmel has this workspace open. Close it first, then try again.',
    file_unusable:
      'The database file of this workspace can’t be used. Look at its folder’s rights and free space.',
    secret_unreadable: 'The address was not kept, or can’t be decrypted on this device. Connect again.',
    unknown: 'The database could not be reached.'
  },
  field: {
    has_account: 'This address has an account already.',
    required: 'Please fill this in.',
    too_long: 'This is too long.',
    too_large: 'This number is too large.',
    too_many: 'These are too many.',
    negative: 'This can’t be below zero.',
    bad_percent: 'Enter a whole number from 0 to 100.',
    bad_days: 'Enter a number of days from 1 to 365.',
    bad_email: 'This is not an e-mail address.',
    bad_date: 'Enter a date from 2000 to 2199.',
    bad_time: 'Enter a time such as 14:30.',
    bad_repeat: 'This is not a rule that can be followed.',
    bad_id: 'This is not a valid id.',
    bad_key: 'The bank’s key has 40 letters and digits. Copy it again.',
    bad_https: 'An address begins with https://.',
    bad_uri: 'An address begins with mongodb:// or mongodb+srv://.',
    bad_db_name: 'Database names have up to 63 characters and none of / \\ . " $ * < > : | ? or space.',
    bad_host: 'This is not the name of a server.',
    bad_port: 'A port is a whole number from 1 to 65535.',
    one_line: 'This has to fit on one line.',
    password_again: 'The server or the user is another one: type the password again.',
    password_too_short: 'Use at least 10 characters.',
    password_too_long: 'Use at most 72 bytes: 72 plain letters, or about 36 Hebrew ones.',
    other: 'This value does not fit.'
  }
}
