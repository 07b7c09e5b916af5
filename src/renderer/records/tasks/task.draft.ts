import { canonicalPriority } from '#shared/leads/lead.rules.ts'
import type { Priority } from '#shared/leads/lead.values.ts'
import { type LinkedRecord, refOf } from '#shared/records/record.schema.ts'
import { reminderAt, reminderOffset } from '#shared/tasks/reminder.ts'
import { formatRepeat, parseRepeat } from '#shared/tasks/repeat.ts'
import { type TaskField, type TaskFields, taskFieldsSchema } from '#shared/tasks/task.contract.ts'
import type { TaskRow } from '#shared/tasks/task.schema.ts'
import { calendarDay, calendarInstant } from '#shared/values/calendar-day.ts'

/** What the form of a task holds: text as typed, days and times apart. */

/** When to remind, told from the due date; `custom` is a moment of its own. */
export const reminderKinds = ['none', 'atTime', 'hourBefore', 'morning', 'dayBefore', 'custom'] as const
export type ReminderKind = (typeof reminderKinds)[number]

export type TaskDraft = {
  title: string
  description: string
  /** YYYY-MM-DD. */
  day: string | null
  /** HH:MM; empty for a whole day. */
  time: string
  priority: Priority
  assignee: string | null
  record: LinkedRecord | null
  reminder: ReminderKind
  /** Local YYYY-MM-DD HH:MM of a custom reminder. */
  reminderAt: string | null
  repeat: string | null
}

export type DraftField = keyof TaskDraft
export type FieldCodes = Partial<Record<DraftField, string>>

export function blankDraft(known: Partial<TaskDraft>): TaskDraft {
  return {
    title: '',
    description: '',
    day: null,
    time: '',
    priority: 'B',
    assignee: null,
    record: null,
    reminder: 'none',
    reminderAt: null,
    repeat: null,
    ...known
  }
}

/** In minutes, as `reminder.ts` counts them; a kind is offered with a time, or without one. */
const offsets: Record<'timed' | 'whole', Partial<Record<ReminderKind, number>>> = {
  timed: { atTime: 0, hourBefore: -60 },
  whole: { morning: 9 * 60, dayBefore: -15 * 60 }
}

/** The kinds that a due date allows. */
export function reminderChoices({ day, time }: Pick<TaskDraft, 'day' | 'time'>): ReminderKind[] {
  if (!isDay(day)) return ['none', 'custom']
  const own = Object.keys(offsets[time ? 'timed' : 'whole']) as ReminderKind[]
  return ['none', ...own, 'custom']
}

export function draftOf(task: TaskRow): TaskDraft {
  const { due_date, due_has_time, reminder_date } = task
  return {
    title: task.title,
    description: task.description ?? '',
    day: due_date && calendarDay(due_date),
    time: due_date && due_has_time ? timeOf(due_date) : '',
    priority: canonicalPriority(task.priority) ?? 'C',
    assignee: task.assigned_to_email,
    record: task.record,
    reminder: reminderKindOf(task),
    reminderAt: reminder_date && `${calendarDay(reminder_date)} ${timeOf(reminder_date)}`,
    repeat: task.repeat_rule
  }
}

function reminderKindOf({ due_date, due_has_time, reminder_date }: TaskRow): ReminderKind {
  if (!reminder_date) return 'none'
  if (!due_date) return 'custom'
  const offset = reminderOffset(reminder_date, { due: due_date, hasTime: due_has_time })
  const known = Object.entries(offsets[due_has_time ? 'timed' : 'whole'])
  return (known.find(([, minutes]) => minutes === offset)?.[0] as ReminderKind | undefined) ?? 'custom'
}

function timeOf(instant: Date): string {
  return [instant.getHours(), instant.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':')
}

/** What a person has edited, and what of it somebody else has changed to something else since the form began. */
export function splitNews({ draft, start, now }: Record<'draft' | 'start' | 'now', TaskDraft>): {
  edited: Partial<TaskDraft>
  overtaken: Partial<TaskDraft>
} {
  const isSame = (a: TaskDraft, b: TaskDraft, field: DraftField) => plain(a[field]) === plain(b[field])
  const edited = allDraftFields.filter((field) => !isSame(draft, start, field))
  const overtaken = edited.filter((field) => !isSame(now, start, field) && !isSame(now, draft, field))
  return { edited: pick(draft, edited), overtaken: pick(now, overtaken) }
}

const allDraftFields = Object.keys(blankDraft({})) as DraftField[]

function plain(value: TaskDraft[DraftField]): string | null {
  return typeof value === 'object' && value !== null ? value._id : value
}

function pick(draft: TaskDraft, fields: DraftField[]): Partial<TaskDraft> {
  return Object.fromEntries(fields.map((field) => [field, draft[field]]))
}

/** A draft after an edit: what hangs on the due date follows it. */
export function changed(draft: TaskDraft, part: Partial<TaskDraft>): TaskDraft {
  const next = { ...draft, ...part }
  const repeat = 'repeat' in part ? next.repeat : movedRule(next.repeat, draft.day, next.day)
  return { ...next, repeat, reminder: possibleReminder(next) }
}

/** A reminder that the new date does not allow becomes the nearest that it does. */
function possibleReminder(draft: TaskDraft): ReminderKind {
  const choices = reminderChoices(draft)
  if (choices.includes(draft.reminder)) return draft.reminder
  return choices[1] === 'custom' ? 'none' : (choices[1] ?? 'none')
}

/** What is typed for a day may be none: it waits for a correction, and decides on nothing. */
function isDay(day: string | null): day is string {
  return day !== null && calendarInstant(day) !== null
}

/** "Every month on the 15th" becomes the 20th with the date. */
function movedRule(rule: string | null, from: string | null, to: string | null): string | null {
  const repeat = parseRepeat(rule)
  const dayOf = (day: string | null) => (isDay(day) ? Number(day.slice(8)) : null)
  if (!repeat || repeat.monthDay === null || repeat.monthDay !== dayOf(from) || !isDay(to)) return rule
  return formatRepeat({ ...repeat, monthDay: dayOf(to) })
}

/** Which stored fields a field of the form decides on. */
const storedFields: Record<DraftField, TaskField[]> = {
  title: ['title'],
  description: ['description'],
  day: ['due_date', 'reminder_date'],
  time: ['due_date', 'due_has_time', 'reminder_date'],
  priority: ['priority'],
  assignee: ['assigned_to_email'],
  record: ['record'],
  reminder: ['reminder_date'],
  reminderAt: ['reminder_date'],
  repeat: ['repeat_rule']
}

/** The stored fields that differ between two drafts. */
export function changedFields(draft: TaskDraft, base: TaskDraft): TaskField[] {
  const edited = (Object.keys(draft) as DraftField[]).filter((field) => !isSame(draft[field], base[field]))
  const hasReminder = draft.reminder !== 'none' || base.reminder !== 'none'
  const fields = new Set(edited.flatMap((field) => storedFields[field]))
  if (!hasReminder) fields.delete('reminder_date')
  return [...fields]
}

function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return a === b
  return '_id' in a && '_id' in b && a._id === b._id
}

export type DraftReading = { ok: true; set: Partial<TaskFields> } | { ok: false; codes: FieldCodes }

/** Reads these fields of a draft by the rules that the main process will apply. */
export function readDraft(draft: TaskDraft, fields: readonly TaskField[]): DraftReading {
  const codes: FieldCodes = {}
  const due = dueOf(draft)
  const isNoDay = draft.day !== null && !isDay(draft.day)
  if (isNoDay) codes.day = 'bad_date'
  if (draft.time && !due && !isNoDay) codes.time = draft.day ? 'bad_time' : 'required'
  if (draft.time && !draft.day) codes.day = 'required'
  if (draft.repeat && !draft.day) codes.day = 'required'
  const reminder_date = reminderOf(draft, due)
  if (draft.reminder === 'custom' && !reminder_date) codes.reminderAt = 'required'
  const values = {
    title: draft.title,
    description: draft.description.trim() || null,
    assigned_to_email: draft.assignee,
    record: draft.record && refOf(draft.record),
    due_date: due,
    due_has_time: Boolean(due && draft.time),
    priority: draft.priority,
    repeat_rule: draft.repeat,
    reminder_date
  }
  const wanted = Object.fromEntries(fields.map((field) => [field, values[field]]))
  const parsed = taskFieldsSchema.partial().safeParse(wanted)
  for (const issue of parsed.error?.issues ?? []) {
    codes[draftField(String(issue.path[0]))] ??= issue.message
  }
  if (Object.keys(codes).length > 0 || !parsed.success) return { ok: false, codes }
  return { ok: true, set: parsed.data }
}

const draftFields: Partial<Record<string, DraftField>> = {
  assigned_to_email: 'assignee',
  due_date: 'day',
  due_has_time: 'time',
  reminder_date: 'reminderAt',
  repeat_rule: 'repeat'
}

/** The field of the form where something about a stored field is said. */
export function draftField(stored: string): DraftField {
  return draftFields[stored] ?? (stored as DraftField)
}

function dueOf({ day, time }: TaskDraft): Date | null {
  const instant = day && calendarInstant(day)
  if (!instant || !time) return instant || null
  const [, hours, minutes] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(time) ?? []
  if (hours === undefined) return null
  return new Date(
    instant.getFullYear(),
    instant.getMonth(),
    instant.getDate(),
    Number(hours),
    Number(minutes)
  )
}

function reminderOf({ reminder, reminderAt: custom, time }: TaskDraft, due: Date | null): Date | null {
  if (reminder === 'none') return null
  if (reminder === 'custom') return custom ? validDate(new Date(custom.replace(' ', 'T'))) : null
  const offset = offsets[time ? 'timed' : 'whole'][reminder]
  return due && offset !== undefined ? reminderAt(offset, { due, hasTime: Boolean(time) }) : null
}

function validDate(date: Date): Date | null {
  return Number.isNaN(date.getTime()) ? null : date
}
