/** What a measurement found. Figures are printed beside their aim, never asserted. */
export type Figure = {
  name: string
  /** Of rates, '/s', more is better: their p95 and max are at the slow end, and the aim is the least. */
  unit: 'ms' | 'MB' | '/s'
  samples: number
  median: number
  p95: number
  max: number
  /** The aim that the project has set itself, in the same unit; it is compared with `aimed`. */
  aim?: number
  aimed?: 'median' | 'p95' | 'max'
  /** What it is held against, e.g. an empty window: median divided by that median. */
  ratios?: { of: string; times: number; aim?: number }[]
}

/** Summarises at least one sample. */
export function figure(
  name: string,
  samples: number[],
  more: Partial<Pick<Figure, 'unit' | 'aim' | 'aimed' | 'ratios'>> = {}
): Figure {
  const sorted = samples.toSorted((a, b) => (more.unit === '/s' ? b - a : a - b))
  return {
    name,
    unit: 'ms',
    samples: sorted.length,
    median: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    max: sorted.at(-1) ?? Number.NaN,
    ...more
  }
}

/** Nearest rank: a value that was measured, never one in between. */
function quantile(sorted: number[], part: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN
}

const columns = ['', 'n', 'median', 'p95', 'max', 'aim', '× aim', 'ratio'] as const

/** The figures as lines of a table for a terminal. */
export function tableOf(figures: Figure[]): string[] {
  if (figures.length === 0) return []
  const rows = [[...columns], ...figures.map(cellsOf)]
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0, column > 0))
      .join('  ')
      .trimEnd()
  )
}

function cellsOf(found: Figure): string[] {
  const { name, unit, samples, median, p95, max, aim, aimed = 'p95', ratios = [] } = found
  const amount = (value: number) => `${round(value)} ${unit}`
  return [
    name,
    String(samples),
    amount(median),
    amount(p95),
    amount(max),
    aim === undefined ? '' : `${aim} ${unit} ${aimed}`,
    aim === undefined ? '' : timesAim(found, found[aimed], aim).toFixed(2),
    ratios.map(({ of, times, aim }) => `${times.toFixed(2)} × ${of}${aim ? ` (aim ${aim})` : ''}`).join(', ')
  ]
}

/** At most 1 when the aim is reached. */
const timesAim = ({ unit }: Figure, value: number, aim: number) => (unit === '/s' ? aim / value : value / aim)

const round = (value: number) =>
  value < 1
    ? value.toFixed(3)
    : value < 10
      ? value.toFixed(2)
      : value < 100
        ? value.toFixed(1)
        : value.toFixed(0)

const pad = (cell: string, width: number, atStart: boolean) =>
  atStart ? cell.padStart(width) : cell.padEnd(width)
