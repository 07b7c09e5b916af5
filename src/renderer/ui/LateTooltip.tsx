import { Tooltip } from '@mantine/core'
import type { ReactElement } from 'react'
import { useFirstIdle } from './useFirstIdle.ts'

type Props = { label: string; children: ReactElement }

/** A tooltip that is no part of the first paint. */
export function LateTooltip({ label, children }: Props) {
  return useFirstIdle() ? <Tooltip label={label}>{children}</Tooltip> : children
}
