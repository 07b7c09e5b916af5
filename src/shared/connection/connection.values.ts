/** The words that a connection is described in. */

/** Why a database can't be reached, each with its own sentence in the window. */
export const connectionReasons = [
  'bad_uri',
  'unknown_host',
  'nobody_listens',
  'cut_off',
  'timeout',
  'tls',
  'wrong_password',
  'no_credentials',
  'no_rights',
  'file_in_use',
  'file_unusable',
  'secret_unreadable',
  'unknown'
] as const
export type ConnectionReason = (typeof connectionReasons)[number]
