import type { Document, Filter } from 'mongodb'

/** Parts of the dashboard's aggregations. */

/** At or after an instant, as the lists filter by it: what a figure counts is what its list shows. */
export function since(field: string, start: Date): Filter<Document> {
  return { [field]: { $gte: start } }
}

/** Whether a field holds something: null, absent and '' mean the same. */
export function isPresent(field: string): Document {
  return { $ne: [{ $ifNull: [field, ''] }, ''] }
}

/** Instants that part a time line: a document later than all of them is in the last part. */
export class TimeParts {
  private readonly starts: Date[]

  constructor(starts: Date[]) {
    const times = [...new Set(starts.map((start) => start.getTime()))].sort((a, b) => a - b)
    this.starts = times.map((time) => new Date(time))
  }

  first(): Date {
    return this.starts[0] ?? new Date(0)
  }

  /** The stage that counts documents by the part that a date field lies in, e.g. `$created_at`. */
  bucket(date: string): Document {
    const boundaries = [...this.starts, new Date(8_640_000_000_000_000)]
    return { $bucket: { groupBy: date, boundaries, default: 'none', output: { count: { $sum: 1 } } } }
  }

  /** How many of the buckets' documents lie from `start` on, and before `end`; both must be parts' starts. */
  count(buckets: Document[], start: Date, end?: Date): number {
    return buckets
      .filter(({ _id }) => _id instanceof Date && _id >= start && (!end || _id < end))
      .reduce((sum, { count }) => sum + Number(count), 0)
  }
}
