import { day, double, of, type Row } from './operators.fixture.ts'

/** For tests: the operators on dates, and on what else has a time in it. */
export const DATES: Row[] = [
  of('$dateAdd', { startDate: '$date', unit: 'year', amount: 1n }, day('2025-02-28T13:14:15.678')),
  of('$dateSubtract', { startDate: '$date', unit: 'day', amount: double(1) }, day('2024-02-28T13:14:15.678')),
  of('$dateAdd', { startDate: day('2024-01-31T00:00'), unit: 'month', amount: 1 }, day('2024-02-29T00:00')),
  of(
    '$dateAdd',
    { startDate: day('2024-03-30T12:00'), unit: 'day', amount: 1, timezone: 'Europe/Paris' },
    day('2024-03-31T11:00')
  ),
  of('$dateDiff', { startDate: day('2023-12-31T00:00'), endDate: '$date', unit: 'quarter' }, 1n),
  of(
    '$dateDiff',
    { startDate: '$date', endDate: day('2024-03-04T00:00'), unit: 'week', startOfWeek: 'mon' },
    1n
  ),
  of('$dateDiff', { startDate: '$date', endDate: day('2024-03-02T00:00'), unit: 'day' }, 2n),
  of('$dateFromParts', { year: 2024, month: 2n, day: double(3) }, day('2024-02-03T00:00')),
  of('$dateFromString', { dateString: '03/02/2024', format: '%d/%m/%Y' }, day('2024-02-03T00:00')),
  of(
    '$dateToParts',
    { date: '$date', timezone: 'Europe/Paris' },
    {
      year: 2024,
      month: 2,
      day: 29,
      hour: 14,
      minute: 14,
      second: 15,
      millisecond: 678
    }
  ),
  of('$dateToString', { date: '$id', format: '%Y-%m-%d' }, '2012-10-17'),
  of(
    '$dateToString',
    { date: '$date', format: '%G-W%V-%u %j %U %H%z', timezone: 'Asia/Kolkata' },
    '2024-W09-4 060 08 18+0530'
  ),
  of('$dateToString', { date: '$none', onNull: '?' }, '?'),
  of('$dateTrunc', { date: '$date', unit: 'week' }, day('2024-02-25T00:00')),
  of(
    '$dateTrunc',
    { date: '$date', unit: 'month', binSize: 2, timezone: 'America/New_York' },
    day('2024-01-01T05:00')
  ),
  of('$dateTrunc', { date: '$date', unit: 'minute', binSize: 10n }, day('2024-02-29T13:10')),
  of('$dayOfMonth', '$date', 29),
  of('$dayOfWeek', '$date', 5),
  of('$dayOfYear', '$date', 60),
  of('$hour', { date: '$date', timezone: '+02:00' }, 15),
  // The clocks are moved at one in the morning, UTC.
  of('$hour', { date: day('2024-03-31T00:59'), timezone: 'Europe/Paris' }, 1),
  of('$hour', { date: day('2024-03-31T01:01'), timezone: 'Europe/Paris' }, 3),
  of('$isoDayOfWeek', '$date', 4),
  of('$isoWeek', '$date', 9),
  of('$isoWeekYear', '$date', 2024n),
  of('$isoWeekYear', day('2021-01-02T00:00'), 2020n),
  of('$isoWeek', day('2021-01-02T00:00'), 53),
  of('$millisecond', '$date', 678),
  of('$minute', '$date', 14),
  of('$month', '$date', 2),
  of('$second', '$stamp', 5),
  of('$week', '$date', 8),
  of('$year', '$id', 2012),
  of('$year', '$none', null),
  of('$tsSecond', '$stamp', 5n),
  of('$tsIncrement', '$stamp', 6n)
]
