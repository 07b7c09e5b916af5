import { z } from 'zod'
import { command, query } from '../ipc/contract.ts'
import { nothing } from '../values/fields.ts'

/** Long work: one shape for every import, export or bulk change. Counts are in items (documents, files …). */
export const jobSchema = z.object({
  id: z.string(),
  kind: z.enum([
    'import-dump',
    'lead-import',
    'lead-import-check',
    'sample',
    'bulk-change',
    'bulk-delete',
    'export',
    'undo',
    'lead-scores',
    'find-duplicates'
  ]),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  done: z.number(),
  /** null while the total is not known. */
  total: z.number().nullable(),
  /** What it is working on now, e.g. a collection's name. */
  step: z.string().nullable(),
  startedAt: z.date(),
  endedAt: z.date().nullable(),
  error: z
    .object({ code: z.string(), message: z.string(), details: z.record(z.string(), z.unknown()) })
    .nullable(),
  /** The job's own report once it is done; see the contract that starts it. */
  result: z.unknown(),
  /** What it did can still be taken back as a whole, with `undo`. */
  undoable: z.boolean()
})
export type Job = z.infer<typeof jobSchema>

export const jobContract = {
  /** An administrator's answer holds all jobs, everybody else's only their own. */
  list: query({ role: 'viewer', input: nothing, output: z.array(jobSchema) }),
  /** Asks a running job to stop; what it has written stays. Errors: `not_found`, also for somebody else's. */
  cancel: command({ role: 'sales', input: z.object({ id: z.string() }), output: nothing }),
  /**
   * Takes back what one's own job did, as a job of its own. Once only; errors: `not_found`, and `not_allowed_now` when
   * there is nothing to take back any more.
   */
  undo: command({ role: 'sales', input: z.object({ id: z.string() }), output: jobSchema })
}

export type JobEvents = { 'job.changed': Job }
