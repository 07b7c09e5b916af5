import type { Document } from 'mongodb'
import { readMailRow } from '#shared/mail/mail.schema.ts'
import type { Ctx } from '../context.ts'
import type { SendOutcome, Smtp } from '../edges/smtp.ts'
import type { Publish } from '../ipc/events.ts'
import { toAppError } from '../mongo/errors.ts'
import type { MailAccounts } from './mail.account.ts'
import type { MailFiles } from './mail.files.ts'
import { dayMs, outcomeChanges } from './mail.outcome.ts'
import { packMail } from './mail.parcel.ts'
import { claimDue, msUntilDue, type Place, settleBroken, settleClaim } from './mail.queue.ts'
import { tellHistory, tidyUp } from './mail.upkeep.ts'

export type OutboxDeps = Place & {
  smtp: Smtp
  accounts: MailAccounts
  files: MailFiles
  publish: Publish
  /** How long `rest` waits for a mail that is being sent, in ms. */
  graceMs?: number
}

/** A database that does not answer is asked again after this long. */
const retryMs = 15_000

/** What this run handed to a mail server; `outcome` is null while it is under way. */
type Attempt = { user: string; token: string; tries: number; from: object; outcome: SendOutcome | null }

/**
 * Sends what waits in `email_events`, one mail at a time, for the person who is signed in on this device. The state is
 * written before a mail is handed over and after:
 * - nobody else takes a mail that is being sent, and pressing twice finds it gone;
 * - a crash in between leaves `sending`, which the next run turns into `unknown`: only a person may send that again;
 * - an outcome that the database did not take is kept, and written before anything else happens to that mail.
 */
export class Outbox {
  private ctx: Ctx | null = null
  private isWanted = false
  private working: Promise<void> | null = null
  private timer: NodeJS.Timeout | undefined
  private stop = new AbortController()
  private impatience: NodeJS.Timeout | undefined
  private tidiedFor = ''
  private readonly attempts = new Map<string, Attempt>()
  private readonly deps: OutboxDeps

  constructor(deps: OutboxDeps) {
    this.deps = deps
  }

  /** Works for this person from now on. Call it whenever something may be due; it answers at once. */
  wake(ctx: Ctx): void {
    this.ctx = ctx
    this.isWanted = true
    clearTimeout(this.impatience)
    this.working ??= this.work()
  }

  /** Works for nobody any more. A mail that is being sent gets a moment to end; then it is interrupted. */
  async rest(): Promise<void> {
    this.ctx = null
    this.isWanted = false
    clearTimeout(this.timer)
    if (!this.working) return
    this.impatience = setTimeout(() => this.stop.abort(), this.deps.graceMs ?? 3000)
    await this.working
    clearTimeout(this.impatience)
  }

  /** Resolves when nothing is under way; what is due later does not count. */
  async idle(): Promise<void> {
    while (this.working) await this.working
  }

  private async work(): Promise<void> {
    while (this.isWanted && this.ctx) {
      const { ctx } = this
      this.isWanted = false
      clearTimeout(this.timer)
      if (this.stop.signal.aborted) this.stop = new AbortController()
      const waitMs = await this.round(ctx).catch((error: unknown) => this.sayWhy(ctx, error))
      if (waitMs !== null && this.isFor(ctx)) this.wakeAfter(ctx, waitMs)
    }
    this.working = null
  }

  private isFor(ctx: Ctx): boolean {
    return this.ctx?.user._id === ctx.user._id && !this.stop.signal.aborted
  }

  private wakeAfter(ctx: Ctx, waitMs: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.isFor(ctx) && this.wake(ctx), Math.min(waitMs, dayMs))
    this.timer.unref()
  }

  private sayWhy(ctx: Ctx, error: unknown): number {
    const name = toAppError(error)?.code ?? (error instanceof Error ? error.name : typeof error)
    ctx.log('warn', 'The outbox has to wait', { error: name })
    return retryMs
  }

  /** Everything that is due now. Answers after how many ms something is due again; null for nothing. */
  private async round(ctx: Ctx): Promise<number | null> {
    await this.writeOutcomes(ctx)
    await settleBroken(ctx, this.deps, (id) => this.attempts.has(id))
    await tellHistory(ctx, this.deps)
    await this.tidyOnce(ctx)
    while (this.isFor(ctx)) {
      const mail = await claimDue(ctx, this.deps)
      if (!mail) break
      await this.send(ctx, mail)
    }
    return msUntilDue(ctx, this.deps)
  }

  private async tidyOnce(ctx: Ctx): Promise<void> {
    if (this.tidiedFor === ctx.user._id) return
    await tidyUp(ctx, this.deps)
    this.tidiedFor = ctx.user._id
  }

  private async send(ctx: Ctx, mail: Document): Promise<void> {
    const { smtp } = this.deps
    const id = String(mail._id)
    const parcel = await packMail(ctx, this.deps, mail)
    const isReady = 'server' in parcel
    const from = isReady ? { from_name: parcel.mail.from.name, from_email: parcel.mail.from.address } : {}
    const token = String(mail.sending_attempt)
    const attempt: Attempt = { user: ctx.user._id, token, tries: Number(mail.attempts), from, outcome: null }
    this.attempts.set(id, attempt)
    attempt.outcome = isReady
      ? await smtp.send(parcel.server, parcel.mail, this.stop.signal)
      : { state: 'failed', reason: parcel.problem, temporary: false, detail: null }
    await this.writeOutcome(ctx, id, attempt)
    await tellHistory(ctx, this.deps)
  }

  /** Outcomes that the database did not take when they came. */
  private async writeOutcomes(ctx: Ctx): Promise<void> {
    for (const [id, attempt] of this.attempts) {
      if (attempt.user === ctx.user._id) await this.writeOutcome(ctx, id, attempt)
    }
  }

  private async writeOutcome(ctx: Ctx, id: string, attempt: Attempt): Promise<void> {
    const { outcome, tries, from, token } = attempt
    if (!outcome) return
    const { set, unset } = outcomeChanges(outcome, { attempts: tries, now: ctx.now() })
    const after = await settleClaim(ctx, { id, token }, { set: { ...set, ...from }, unset })
    this.attempts.delete(id)
    if (!after) return
    ctx.log('info', 'A mail was tried', { id, status: after.status, reason: after.error_code ?? null })
    if (this.ctx?.user._id !== ctx.user._id) return
    const { _id, status, to, subject, reason, next_attempt_at } = readMailRow(after, 'email_events')
    this.deps.publish('mail.outcome', { _id, status, to, subject, reason, next_attempt_at })
  }
}
