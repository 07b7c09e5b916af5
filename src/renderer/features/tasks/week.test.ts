import { expect, test } from 'vitest'
import type { TaskRow } from '#shared/tasks/task.schema.ts'
import { calendarInstant } from '#shared/values/calendar-day.ts'
import { byDay, columnOf, daysOf, movedTo, undated, weekOf } from './week.days.ts'
import { nextColumn, nextTask, stepOfKey } from './week.keyboard.ts'

const task = (_id: string, due_date: Date | null, more: Partial<TaskRow> = {}) =>
  ({ _id, due_date, due_has_time: false, priority: 'B', is_completed: false, ...more }) as TaskRow
const day = (text: string) => calendarInstant(text) as Date

test('a week begins on the day that the language begins it', () => {
  const wednesday = new Date(2026, 0, 7, 15)
  expect(weekOf(wednesday, 0)).toBe('2026-01-04')
  expect(weekOf(wednesday, 1)).toBe('2026-01-05')
  expect(weekOf(new Date(2026, 0, 4), 1)).toBe('2025-12-29')
  expect(daysOf('2026-02-26')).toEqual([
    '2026-02-26',
    '2026-02-27',
    '2026-02-28',
    '2026-03-01',
    '2026-03-02',
    '2026-03-03',
    '2026-03-04'
  ])
})

test('a day shows whole days by priority, then times in order, then what is done', () => {
  const days = byDay([
    task('done', day('2026-01-05'), { is_completed: true }),
    task('ten', new Date(2026, 0, 5, 10), { due_has_time: true }),
    task('nine', new Date(2026, 0, 5, 9), { due_has_time: true, priority: 'C' }),
    task('b', day('2026-01-05')),
    task('a', new Date(2026, 0, 5, 11, 30), { priority: 'urgent' }),
    task('none', null)
  ])
  expect(days.get('2026-01-05')?.map(({ _id }) => _id)).toEqual(['a', 'b', 'nine', 'ten', 'done'])
  expect(days.get(undated)?.map(({ _id }) => _id)).toEqual(['none'])
})

test('moving keeps a time what it is and a day what it means', () => {
  const timed = task('t', new Date(2026, 2, 20, 9, 45), { due_has_time: true })
  expect(movedTo(timed, '2026-04-01')).toEqual(new Date(2026, 3, 1, 9, 45))
  expect(movedTo(task('d', day('2026-01-05')), '2026-07-05')).toEqual(day('2026-07-05'))
  expect(movedTo(task('u', null), '2026-07-05')).toEqual(day('2026-07-05'))
  expect(movedTo(timed, undated)).toBeNull()
  const legacy = task('l', new Date('2026-01-05T09:30:00Z'))
  expect(columnOf({ due_date: movedTo(legacy, '2026-01-09') })).toBe('2026-01-09')
})

const grid = {
  columns: ['mon', 'tue', 'wed', undated],
  tasksOf: (column: string) =>
    ({ mon: [task('m1', null), task('m2', null), task('m3', null)], wed: [task('w1', null)] })[column] ?? []
}

test('arrows walk along a day and to the nearest day that has a task', () => {
  expect(nextTask(grid, { column: 'mon', index: 0 }, 'down')).toBe('m2')
  expect(nextTask(grid, { column: 'mon', index: 2 }, 'down')).toBeNull()
  expect(nextTask(grid, { column: 'mon', index: 2 }, 'after')).toBe('w1')
  expect(nextTask(grid, { column: 'wed', index: 0 }, 'before')).toBe('m1')
  expect(nextTask(grid, { column: 'wed', index: 0 }, 'after')).toBeNull()
})

test('a carried task goes from day to day and stays at the ends', () => {
  expect(nextColumn(grid.columns, 'mon', 'after')).toBe('tue')
  expect(nextColumn(grid.columns, 'mon', 'before')).toBe('mon')
  expect(nextColumn(grid.columns, undated, 'after')).toBe(undated)
  expect(nextColumn(grid.columns, 'tue', 'up')).toBe('tue')
})

test('left and right follow the direction of writing', () => {
  expect(stepOfKey('ArrowLeft', false)).toBe('before')
  expect(stepOfKey('ArrowLeft', true)).toBe('after')
  expect(stepOfKey('ArrowRight', true)).toBe('before')
  expect(stepOfKey('x', false)).toBeNull()
})
