import { BarChart } from '@mantine/charts'
import '@mantine/charts/styles.layer.css'
import { useDirection } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatMoney, formatNumber } from '#renderer/records/formats.ts'
import classes from './TimeBars.module.css'

export type TimeBar = {
  /** Below the bar, short. */
  label: string
  /** What screen readers and the tooltip call it. */
  name: string
  value: number
  /** Shows the list that the bar counts. */
  onOpen: () => void
}

type Props = {
  bars: TimeBar[]
  /** What is counted, e.g. "leads". */
  unit: string
  /** Amounts of money are written as such. */
  currency?: string
}

/**
 * Amounts over time, oldest first in the direction of reading. The picture is for the mouse; the same bars are
 * buttons for the keyboard and for screen readers, which appear when they are reached.
 */
export function TimeBars({ bars, unit, currency }: Props) {
  const { i18n } = useTranslation()
  const isMirrored = useDirection().dir === 'rtl'
  const write = (value: number, compact = false) =>
    currency ? formatMoney(value, currency, i18n.language, compact) : formatNumber(value, i18n.language)
  return (
    <div className={classes.root}>
      <div aria-hidden>
        <BarChart
          h={180}
          data={bars.map(({ label, name, value }, at) => ({ at, label, name, value }))}
          dataKey="label"
          series={[{ name: 'value', label: unit, color: 'accent.5' }]}
          withXAxis
          gridAxis="x"
          tickLine="none"
          valueFormatter={(value) => write(value)}
          xAxisProps={{ reversed: isMirrored, interval: 'preserveStartEnd' }}
          yAxisProps={{
            orientation: isMirrored ? 'right' : 'left',
            width: 56,
            tickMargin: 8,
            allowDecimals: false,
            tickFormatter: (value: number) => write(value, true)
          }}
          tooltipAnimationDuration={0}
          barChartProps={{ accessibilityLayer: false }}
          tooltipProps={{ labelFormatter: (label) => bars.find((bar) => bar.label === label)?.name ?? label }}
          barProps={{
            radius: [3, 3, 0, 0],
            isAnimationActive: false,
            cursor: 'pointer',
            onClick: (_bar, index) => bars[index]?.onOpen()
          }}
        />
      </div>
      <ul className={classes.buttons}>
        {bars.map(({ label, name, value, onOpen }) => (
          <li key={label + name}>
            <button type="button" className={classes.button} onClick={onOpen}>
              {name}: {write(value)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
