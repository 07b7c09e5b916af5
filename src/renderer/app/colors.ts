import type { MantineColorsTuple } from '@mantine/core'

/** The one accent colour. Shade 6 carries white text (AA). */
export const accent: MantineColorsTuple = [
  '#eff0fd',
  '#e0e2fa',
  '#c1c6f4',
  '#9fa6ed',
  '#8189e6',
  '#666fdc',
  '#4f58cb',
  '#434bb0',
  '#373e91',
  '#2b3070'
]

/** Neutral, a breath of blue. Shade 6 is the lightest that is readable as text, also on a marked row (4.5 : 1 on shade 2). */
export const gray: MantineColorsTuple = [
  '#fafafb',
  '#f4f4f6',
  '#ebebef',
  '#dfdfe5',
  '#c9c9d2',
  '#a0a0ad',
  '#686876',
  '#515160',
  '#33333e',
  '#1d1d25'
]

/** The dark theme's own greys: 0–2 text, 3 placeholder, 4 border, 5 hover, 6 controls, 7 page, 8 sunken. */
export const dark: MantineColorsTuple = [
  '#e7e7ec',
  '#c6c6cf',
  '#a2a2ae',
  '#8f8f9c',
  '#3c3c46',
  '#2b2b33',
  '#232329',
  '#1a1a1f',
  '#141418',
  '#0e0e11'
]

/** For what can't be taken back, and for errors. Shade 6 carries white text (AA). */
export const red: MantineColorsTuple = [
  '#fff1f1',
  '#ffdfdf',
  '#ffc4c4',
  '#ff9d9d',
  '#f97474',
  '#e5484d',
  '#ce2c31',
  '#b3262b',
  '#911f24',
  '#6e171b'
]
