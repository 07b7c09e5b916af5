import { patchAnswers } from '#renderer/api/patch.ts'
import type { ListPage } from './list.query.ts'

/** The features whose records have a page and a list. */
type RecordFeature = 'leads' | 'contacts' | 'opportunities'

/** Changes a record on its page and in its list, without asking the server. */
export function patchRecord(feature: RecordFeature, id: string, change: object): void {
  patchAnswers<object | null>(
    { queryKey: [feature, 'get', { _id: id }] },
    (record) => record && { ...record, ...change }
  )
  patchAnswers<ListPage<{ _id: string }>>({ queryKey: [feature, 'list'] }, (page) =>
    page.rows.some((row) => row._id === id)
      ? { ...page, rows: page.rows.map((row) => (row._id === id ? { ...row, ...change } : row)) }
      : page
  )
}
