import { expect, it } from 'vitest'
import { lastReminded, nextReminder, readReminders } from './invoice.reminders.ts'

const now = new Date('2026-03-10T09:00:00Z')
const overdue = {
  status: 'SENT',
  document_type: 'invoice' as const,
  due_date: new Date('2026-03-01T12:00:00Z'),
  total_amount: 100,
  paid_amount: 0,
  credited_amount: 0,
  sent_at: null,
  issued_at: null,
  invoice_number: 'INV-2026-00001',
  reminders: []
}
const taken = (...levels: number[]) =>
  readReminders(levels.map((level) => ({ level, mail_id: `m${level}`, asked_at: now })))

it('asks for the level after the highest that was taken, up to three', () => {
  expect(
    [[], [1], [2], [1, 2, 3]].map((levels) => nextReminder({ ...overdue, reminders: taken(...levels) }, now))
  ).toEqual([1, 2, 3, null])
})

it('reminds of nothing that is paid, canceled or not due', () => {
  expect(nextReminder({ ...overdue, paid_amount: 100 }, now)).toBeNull()
  expect(nextReminder({ ...overdue, status: 'CANCELED' }, now)).toBeNull()
  expect(nextReminder({ ...overdue, due_date: now }, now)).toBeNull()
})

it('knows the last time by what left, else by what was asked for', () => {
  const sent_at = new Date('2026-03-12T09:00:00Z')
  expect(lastReminded(readReminders([{ level: 1, mail_id: 'a', asked_at: now, sent_at }]))).toEqual(sent_at)
  expect(lastReminded(taken(1))).toEqual(now)
  expect(lastReminded([])).toBeNull()
})

it('reads what is stored, whatever it is', () => {
  expect(readReminders('x')).toEqual([])
  expect(
    readReminders([null, 5, { level: 9, mail_id: 'a' }, { level: 1 }, { level: '2', mail_id: 'b' }])
  ).toEqual([{ level: 2, mail_id: 'b', sent_by: null, asked_at: null, sent_at: null }])
})
