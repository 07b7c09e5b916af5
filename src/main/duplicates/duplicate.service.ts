import type { Document } from 'mongodb'
import type { z } from 'zod'
import { readContactRow } from '#shared/contacts/contact.schema.ts'
import type { duplicateContract } from '#shared/duplicates/duplicate.contract.ts'
import type { DuplicateGroup } from '#shared/duplicates/duplicate.rules.ts'
import type { DuplicateGroups } from '#shared/duplicates/duplicate.schema.ts'
import type { DuplicateKind } from '#shared/duplicates/duplicate.values.ts'
import type { OutputOf } from '#shared/ipc/contract.ts'
import type { Job } from '#shared/jobs/job.contract.ts'
import { readLeadRow } from '#shared/leads/lead.schema.ts'
import type { Ctx } from '../context.ts'
import { and, toObjectId } from '../mongo/scoped-collection.ts'
import { dismissals } from './dismissal.collection.ts'
import { searched } from './duplicate.kinds.ts'
import { searchDuplicates } from './duplicate.search.ts'

type GroupsInput = z.output<typeof duplicateContract.groups.input>

/** What the last searches found. It lives as long as the workspace is open: a search takes seconds, not minutes. */
export type DuplicateFindings = Map<DuplicateKind, { groups: DuplicateGroup[]; at: Date }>

/** The searches that run, by kind. */
export type DuplicateSearches = Map<DuplicateKind, Job>

type State = { findings: DuplicateFindings; searches: DuplicateSearches }

/** Starts a search, or answers the one that runs. */
export function startSearch(ctx: Ctx, { findings, searches }: State, kind: DuplicateKind): Job {
  const running = searches.get(kind)
  if (running) return running
  const job = ctx.startJob('find-duplicates', async (handle) => {
    try {
      const groups = await searchDuplicates(ctx, kind, handle)
      if (groups) findings.set(kind, { groups, at: ctx.now() })
      ctx.changed({ collection: 'duplicate_dismissals', ids: [], kind: 'updated' })
      return { kind, groups: groups?.length ?? null }
    } finally {
      searches.delete(kind)
    }
  })
  searches.set(kind, job)
  return job
}

/** Records that a group shows; more than anybody compares by eye. */
const mostShown = 20

/** A page of what was found, read again. */
export async function foundGroups(
  ctx: Ctx,
  findings: DuplicateFindings,
  { kind, dismissed, skip, limit }: GroupsInput
): Promise<OutputOf<typeof duplicateContract.groups>> {
  const last = findings.get(kind)
  const isDismissed = await dismissals(ctx, kind)
  const wanted = (last?.groups ?? []).filter(({ ids }) => isDismissed(ids) === dismissed)
  const page = wanted.slice(skip, skip + limit)
  const read = await readAgain(ctx, kind, page)
  // What is none any more is forgotten, so that counts and later pages agree with what is shown.
  const gone = new Set(page.filter((_, at) => read[at] === null))
  if (last && gone.size > 0) last.groups = last.groups.filter((group) => !gone.has(group))
  const groups = read.filter((group) => group !== null)
  const found = { kind, groups } as DuplicateGroups
  return { found, total: wanted.length - gone.size, found_at: last?.at ?? null }
}

/** Each group with its records as they are now; null for one whose records no longer look the same. */
async function readAgain(ctx: Ctx, kind: DuplicateKind, groups: DuplicateGroup[]) {
  const { sharedReasons } = await import('#shared/duplicates/duplicate.rules.ts')
  const { definition, filter, rowProjection, toComparable } = searched[kind]
  const shown = [...new Set(groups.flatMap(({ ids }) => ids.slice(0, mostShown)))]
  const stored = await ctx
    .collection(definition)
    .find(and({ _id: { $in: shown.map(toObjectId) } }, filter), { projection: rowProjection })
  const byId = new Map(stored.map((document) => [String(document._id), document]))
  return groups.map(({ ids, reasons }) => {
    const documents = ids.slice(0, mostShown).flatMap((id) => byId.get(id) ?? [])
    const left = sharedReasons(kind, documents.map(toComparable)).filter((reason) => reasons.includes(reason))
    if (documents.length < 2 || left.length === 0) return null
    const hidden = ids.slice(mostShown)
    return {
      ids: [...documents.map(({ _id }) => String(_id)), ...hidden],
      reasons: left,
      records: documents.map((document) => readRow(kind, document)),
      count: documents.length + hidden.length
    }
  })
}

function readRow(kind: DuplicateKind, document: Document) {
  return kind === 'lead' ? readLeadRow(document) : readContactRow(document)
}
