import { en } from '#shared/i18n/en/en.ts'
import type { MailReason } from '#shared/mail/mail.reasons.ts'
import type { SendOutcome } from '../edges/smtp.ts'
import type { Changes } from '../mongo/scoped-collection.ts'

/** What an attempt writes into its mail. Pure. */

export const dayMs = 86_400_000

const minuteMs = 60_000

/** How long to wait after each attempt that may go better later; greylisting wants five minutes or more. */
const waitsMs = [1, 5, 15, 60, 240].map((minutes) => minutes * minuteMs)

const attemptFields = ['sending_run', 'sending_attempt']
const errorFieldNames = ['error_code', 'error_detail', 'error_message']

/** `attempts` counts this one too. */
export function outcomeChanges(
  outcome: SendOutcome,
  { attempts, now }: { attempts: number; now: Date }
): Changes {
  switch (outcome.state) {
    case 'sent':
      return {
        set: {
          status: 'sent',
          sent_at: now,
          updated_at: now,
          history_pending: true,
          ...(outcome.refused.length > 0 && { refused: outcome.refused })
        },
        unset: [...attemptFields, ...errorFieldNames, 'next_attempt_at']
      }
    case 'unknown':
      return { set: { status: 'unknown', ...errorFields(outcome), updated_at: now }, unset: attemptFields }
    case 'failed': {
      const waitMs = outcome.temporary ? waitOf(outcome.reason, attempts) : null
      const next =
        waitMs === null
          ? { status: 'failed' }
          : { status: 'queued', next_attempt_at: new Date(now.getTime() + waitMs) }
      return { set: { ...next, ...errorFields(outcome), updated_at: now }, unset: attemptFields }
    }
  }
}

/** Null when it was tried often enough. Being interrupted is nobody's fault. */
function waitOf(reason: MailReason, attempts: number): number | null {
  if (reason === 'interrupted') return 0
  return waitsMs[attempts - 1] ?? null
}

/** Why a mail did not go well. `error_message` is what the website shows: English, as everything it logs. */
export function errorFields({ reason, detail }: { reason: MailReason; detail: string | null }) {
  return { error_code: reason, error_detail: detail, error_message: en.mail.reason[reason] }
}
