import { z } from 'zod'
import { command, query } from '../ipc/contract.ts'
import { priorities } from '../leads/lead.values.ts'
import { recordSchema } from '../records/record.schema.ts'
import { dateSchema, idSchema, pageSchema, searchTextSchema, textSchema } from '../values/fields.ts'
import { parseRepeat } from './repeat.ts'
import { taskSections } from './task.rules.ts'
import { taskRowSchema } from './task.schema.ts'

/** What may be edited. Text that is emptied becomes null and is removed from the document. */
export const taskFieldsSchema = z.object({
  title: z.string().trim().min(1, 'required').max(300, 'too_long'),
  description: textSchema,
  /** The e-mail of an active colleague; null for nobody. */
  assigned_to_email: z.string().max(320).nullable(),
  /** What it is about. The records that this one belongs to are noted too, so that the task shows on them. */
  record: recordSchema.nullable(),
  due_date: dateSchema.nullable(),
  due_has_time: z.boolean(),
  priority: z.enum(priorities),
  repeat_rule: z
    .string()
    .max(200, 'bad_repeat')
    .refine((rule) => parseRepeat(rule) !== null, 'bad_repeat')
    .nullable(),
  reminder_date: dateSchema.nullable()
})
export type TaskFields = z.infer<typeof taskFieldsSchema>
export type TaskField = keyof TaskFields

export const taskFilterSchema = z.object({
  search: searchTextSchema,
  /** An e-mail; `me` for the signed-in user, `none` for nobody; null for everybody whose tasks the user may see. */
  assignee: z.string().max(320).nullable().default('me')
})
export type TaskFilter = z.input<typeof taskFilterSchema>

const sectionSchema = z.object({
  section: z.enum(taskSections),
  count: z.number(),
  /** The first ones; `section` fetches the rest. */
  tasks: z.array(taskRowSchema)
})
export type TaskSectionData = z.infer<typeof sectionSchema>

const rowPage = z.object({ tasks: z.array(taskRowSchema), count: z.number() })
const byId = z.object({ _id: idSchema })

export const taskContract = {
  /** All sections in their order, with counts. By due date, then priority; completed ones by when they were. */
  day: query({
    role: 'viewer',
    input: taskFilterSchema.extend({ limit: z.int().min(0).max(200).default(50) }),
    output: z.object({ sections: z.array(sectionSchema) })
  }),
  /** A further page of one section, in its order. */
  section: query({
    role: 'viewer',
    input: taskFilterSchema.extend({ section: z.enum(taskSections), ...pageSchema.shape }),
    output: rowPage
  }),
  /** How many tasks are overdue; the signed-in user's unless `assignee` says otherwise. */
  overdue: query({
    role: 'viewer',
    input: taskFilterSchema.pick({ assignee: true }),
    output: z.object({ count: z.number() })
  }),
  /** Open and completed tasks that are due from `from` up to but not including `to`; `count` tells when it is more. */
  between: query({
    role: 'viewer',
    input: taskFilterSchema.extend({ from: z.date(), to: z.date() }),
    output: rowPage
  }),
  /** Tasks of one record: open ones first, by due date; completed ones newest first. */
  ofRecord: query({
    role: 'viewer',
    input: z.object({ record: recordSchema }),
    output: z.object({ open: z.array(taskRowSchema), completed: z.array(taskRowSchema) })
  }),
  get: query({ role: 'viewer', input: byId, output: taskRowSchema }),
  /**
   * Assigned to the creator, priority B, unless said otherwise. A repeating task needs a due date: `invalid_input`
   * {due_date: 'required'}; an assignee an active account that may work: {assigned_to_email: 'other'}.
   */
  create: command({
    role: 'sales',
    input: taskFieldsSchema.partial().required({ title: true }),
    output: taskRowSchema
  }),
  /**
   * Writes changed fields only. `base` holds the values that the form started from: when the database holds others
   * by now in a field that is being set, the answer is `changed_elsewhere` {fields, current: TaskRow} and nothing is
   * written. Otherwise as `create`.
   */
  update: command({
    role: 'sales',
    input: z.object({
      _id: idSchema,
      set: taskFieldsSchema.partial(),
      base: z.record(z.string(), z.unknown()).default({})
    }),
    output: taskRowSchema
  }),
  /**
   * Completes a task, or opens it again. Completing a repeating one makes the next, exactly once however often and
   * from wherever it is completed; opening it again takes that one away while nobody has touched it.
   */
  complete: command({
    role: 'sales',
    input: z.object({ _id: idSchema, done: z.boolean() }),
    output: z.object({ task: taskRowSchema, next: taskRowSchema.nullable() })
  }),
  /** Reminds later, whatever the due date. `invalid_input` {until: 'bad_date'} for a time that has passed. */
  snooze: command({
    role: 'sales',
    input: z.object({ _id: idSchema, until: dateSchema }),
    output: taskRowSchema
  }),
  /** Removes a task; `removal` is for `restore`. */
  remove: command({ role: 'sales', input: byId, output: z.object({ removal: z.string() }) }),
  /** Takes a removal back. Twice is the same as once. */
  restore: command({ role: 'sales', input: z.object({ removal: idSchema }), output: taskRowSchema }),
  /**
   * Writes the open, dated tasks of a filter, or one task, to an iCalendar file that the person chooses. Answers null
   * when they close the dialog; `skipped` had no date.
   */
  exportCalendar: command({
    role: 'sales',
    input: z.union([z.strictObject({ _id: idSchema }), taskFilterSchema.strict()]),
    output: z.object({ file: z.string(), count: z.number(), skipped: z.number() }).nullable()
  })
}

/** Reminders that were just shown, for the window that is open. */
export type TaskEvents = {
  'tasks.reminded': { tasks: { _id: string; title: string; path: string }[] }
}
