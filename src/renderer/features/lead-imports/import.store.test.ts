import { expect, test } from 'vitest'
import type { ImportColumn } from '#shared/lead-imports/import.schema.ts'
import { withColumn } from './import.store.ts'

const column = (field: ImportColumn['field']): ImportColumn => ({ field, dates: 'dmy', decimals: 'point' })

test('a field that is given to a column leaves the one that had it', () => {
  const columns = [column('email'), column('phone'), column(null)]
  expect(withColumn(columns, 2, { field: 'email' }).map(({ field }) => field)).toEqual([
    null,
    'phone',
    'email'
  ])
  expect(withColumn(columns, 0, { field: null }).map(({ field }) => field)).toEqual([null, 'phone', null])
  expect(withColumn(columns, 1, { dates: 'mdy' })).toEqual([
    column('email'),
    { ...column('phone'), dates: 'mdy' },
    column(null)
  ])
})
