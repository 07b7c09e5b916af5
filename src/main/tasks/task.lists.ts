import type { Document, Filter, ObjectId } from 'mongodb'
import type { z } from 'zod'
import type { TaskSectionData, taskContract } from '#shared/tasks/task.contract.ts'
import { sectionOf, type TaskSection, taskSections } from '#shared/tasks/task.rules.ts'
import { readTask, type TaskRow } from '#shared/tasks/task.schema.ts'
import { comparableEmail } from '#shared/values/email.ts'
import type { Ctx } from '../context.ts'
import { linkTo } from '../mongo/filter-parts.ts'
import { and } from '../mongo/scoped-collection.ts'
import { linksOf } from '../records/record.links.ts'
import { withRecords } from '../records/record.names.ts'
import { ownerIdentities } from '../users/owner.ts'
import { taskCollection } from './task.collection.ts'
import { completedTasks, datedByText, openTasks, sectionQuery, sectionSort, taskQuery } from './task.query.ts'

type FilterInput = { search: string; assignee: string | null }
type DayInput = z.output<typeof taskContract.day.input>
type SectionInput = z.output<typeof taskContract.section.input>
type BetweenInput = z.output<typeof taskContract.between.input>
type OverdueInput = z.output<typeof taskContract.overdue.input>
type OfRecordInput = z.output<typeof taskContract.ofRecord.input>

/** All sections with their counts and first tasks; one query for the names of all records. */
export async function taskDay(ctx: Ctx, input: DayInput): Promise<{ sections: TaskSectionData[] }> {
  const filter = await filterOf(ctx, input)
  const byText = await textDated(ctx, filter)
  const pages = await Promise.all(
    taskSections.map((section) => readSection(ctx, filter, byText, { section, skip: 0, limit: input.limit }))
  )
  const rows = await withRecords(
    ctx,
    pages.flatMap(({ tasks }) => tasks)
  )
  let at = 0
  return {
    sections: pages.map(({ section, count, tasks }) => {
      at += tasks.length
      return { section, count, tasks: rows.slice(at - tasks.length, at) }
    })
  }
}

/** A further page of one section. */
export async function taskSection(
  ctx: Ctx,
  input: SectionInput
): Promise<{ tasks: TaskRow[]; count: number }> {
  const filter = await filterOf(ctx, input)
  const byText = await textDated(ctx, filter)
  const { tasks, count } = await readSection(ctx, filter, byText, input)
  return { tasks: await withRecords(ctx, tasks), count }
}

/** How many tasks are overdue, of one person or of everybody whose tasks the user may see. */
export async function overdueCount(ctx: Ctx, { assignee }: OverdueInput): Promise<{ count: number }> {
  const filter = await filterOf(ctx, { search: '', assignee })
  const byText = await textDated(ctx, filter)
  const query = sectionFilter(ctx, filter, byText, 'overdue')
  return { count: await ctx.collection(taskCollection).count(query) }
}

/** As many as a week shows; nobody plans more, and the screen says when there are. */
const betweenLimit = 500

/** Tasks that are due between two instants, whether done or not. */
export async function tasksBetween(
  ctx: Ctx,
  { from, to, ...input }: BetweenInput
): Promise<{ tasks: TaskRow[]; count: number }> {
  const filter = await filterOf(ctx, input)
  const tasks = ctx.collection(taskCollection)
  const inRange = { due_date: { $gte: from, $lt: to } }
  const byText = (await tasks.find(and(filter, datedByText), { projection: { due_date: 1 } }))
    .filter((task) => {
      const due = readTask(task).due_date
      return due && due >= from && due < to
    })
    .map(({ _id }) => _id)
  const query = and(filter, orThese(inRange, byText))
  const options = { sort: sectionSort('week'), limit: betweenLimit }
  const [found, count] = await Promise.all([tasks.find(query, options), tasks.count(query)])
  return { tasks: await withRecords(ctx, found.map(readTask)), count }
}

const ofRecordLimit = 100

/** Tasks of one record that the user may see. Errors: `not_found`. */
export async function tasksOfRecord(
  ctx: Ctx,
  { record }: OfRecordInput
): Promise<{ open: TaskRow[]; completed: TaskRow[] }> {
  await linksOf(ctx, record)
  const [[field, id] = ['', '']] = Object.entries(record)
  const ofRecord = { [field]: linkTo(id) }
  const tasks = ctx.collection(taskCollection)
  const [open, completed] = await Promise.all([
    tasks.find(and(ofRecord, openTasks), {
      sort: { due_date: 1, priority: 1, _id: 1 },
      limit: ofRecordLimit
    }),
    tasks.find(and(ofRecord, completedTasks), { sort: sectionSort('completed'), limit: ofRecordLimit })
  ])
  const rows = await withRecords(ctx, [...open.map(readTask).sort(undatedLast), ...completed.map(readTask)])
  return { open: rows.slice(0, open.length), completed: rows.slice(open.length) }
}

/** The database puts nothing before every date. */
function undatedLast(a: { due_date: Date | null }, b: { due_date: Date | null }): number {
  return Number(a.due_date === null) - Number(b.due_date === null)
}

/** Whose tasks, and what they say. */
export async function filterOf(ctx: Ctx, input: FilterInput): Promise<Filter<Document>> {
  const { assignee } = input
  const isMe = assignee !== null && comparableEmail(assignee) === comparableEmail(ctx.user.email)
  const wanted = isMe ? 'me' : assignee
  const [person] = wanted === null ? [] : await ownerIdentities(ctx, [wanted])
  return taskQuery(input, person ?? null)
}

type TextDated = { _id: ObjectId; section: TaskSection }[]

/** Open tasks whose due date is text: the database can't compare it, so that code says where they belong. */
async function textDated(ctx: Ctx, filter: Filter<Document>): Promise<TextDated> {
  const found = await ctx
    .collection(taskCollection)
    .find(and(filter, openTasks, datedByText), { projection: { due_date: 1, due_has_time: 1 } })
  return found.map((task) => ({ _id: task._id, section: sectionOf(readTask(task), ctx.now()) }))
}

async function readSection(
  ctx: Ctx,
  filter: Filter<Document>,
  byText: TextDated,
  { section, skip, limit }: { section: TaskSection; skip: number; limit: number }
) {
  const tasks = ctx.collection(taskCollection)
  const query = sectionFilter(ctx, filter, byText, section)
  const page = limit === 0 ? [] : tasks.find(query, { sort: sectionSort(section), skip, limit })
  const [found, count] = await Promise.all([page, tasks.count(query)])
  return { section, count, tasks: found.map(readTask) }
}

/** Tasks dated by text stand before the others of their section, where the database sorts them. */
function sectionFilter(
  ctx: Ctx,
  filter: Filter<Document>,
  byText: TextDated,
  section: TaskSection
): Filter<Document> {
  if (section === 'completed') return and(filter, completedTasks)
  const ids = byText.filter((task) => task.section === section).map(({ _id }) => _id)
  return and(filter, openTasks, orThese(sectionQuery(section, ctx.now()), ids))
}

function orThese(query: Filter<Document>, ids: ObjectId[]): Filter<Document> {
  return ids.length > 0 ? { $or: [query, { _id: { $in: ids } }] } : query
}
