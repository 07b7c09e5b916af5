/**
 * Why a mail could not be sent, each with its own sentence (`mail.reason` in src/shared/i18n). Stored with the mail, so
 * a value is permanent.
 */
export const mailReasons = [
  'not_set_up',
  'secret_unreadable',
  'unknown_host',
  'nobody_listens',
  'timeout',
  'cut_off',
  'tls',
  'no_encryption',
  'not_smtp',
  'wrong_password',
  'no_login',
  'login_required',
  'sender_refused',
  'recipient_refused',
  'message_refused',
  'too_large',
  'try_later',
  'attachment_gone',
  'waited_too_long',
  'interrupted',
  'no_answer',
  'ended_midway',
  'other'
] as const
export type MailReason = (typeof mailReasons)[number]
