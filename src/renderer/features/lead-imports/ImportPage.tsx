import { useMay } from '#renderer/state/session.store.ts'
import { CheckStep } from './CheckStep.tsx'
import { ColumnsStep } from './ColumnsStep.tsx'
import { FileStep } from './FileStep.tsx'
import { type Step, useImport } from './import.store.ts'
import { ResultStep } from './ResultStep.tsx'

const bodies: Record<Step, () => React.ReactNode> = {
  file: FileStep,
  columns: ColumnsStep,
  check: CheckStep,
  result: ResultStep
}

/** Brings a table of leads in, in four steps: the file, its columns, what will happen, what has happened. */
export function ImportPage() {
  const step = useImport((state) => state.step)
  const mayWrite = useMay('sales')
  const Body = bodies[step]
  return mayWrite ? <Body /> : null
}
