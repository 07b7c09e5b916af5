import { Skeleton } from '@mantine/core'
import classes from './Skeletons.module.css'

/** Grey lines in the place of a list's rows. */
export function RowSkeletons({ count }: { count: number }) {
  return (
    <div className={classes.rows} aria-hidden>
      {Array.from({ length: count }, (_, at) => at).map((at) => (
        <div key={at} className={classes.row}>
          <Skeleton height={10} width={`${28 + ((at * 37) % 24)}%`} />
          <Skeleton height={10} width="12%" />
          <Skeleton height={10} width="9%" />
        </div>
      ))}
    </div>
  )
}

/** Grey lines in the place of a few paragraphs or fields. */
export function TextSkeleton({ lines }: { lines: number }) {
  return (
    <div className={classes.text} aria-hidden>
      {Array.from({ length: lines }, (_, at) => at).map((at) => (
        <Skeleton key={at} height={10} width={`${60 + ((at * 29) % 40)}%`} />
      ))}
    </div>
  )
}

/** A page that is on its way: its header and some rows. */
export function PageSkeleton() {
  return (
    <div className={classes.page} aria-busy>
      <div className={classes.header}>
        <Skeleton height={12} width={120} />
      </div>
      <RowSkeletons count={14} />
    </div>
  )
}
