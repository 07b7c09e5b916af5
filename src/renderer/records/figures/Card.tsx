import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useId } from 'react'
import { ErrorState } from '#renderer/ui/ErrorState.tsx'
import { TextSkeleton } from '#renderer/ui/Skeletons.tsx'
import classes from './Card.module.css'

type Props<Data> = {
  title: string
  /** Quiet words beside the title: the period that is counted. */
  detail?: string
  query: UseQueryResult<Data, Error>
  /** Twice as wide where there is room. */
  wide?: boolean
  children: (data: Data) => ReactNode
}

/** One card of the page: it loads, fails and is drawn by itself, so that a slow one keeps no other waiting. */
export function Card<Data>({ title, detail, query, wide, children }: Props<Data>) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={classes.card} data-wide={wide || undefined}>
      <header className={classes.head}>
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        {detail && <span className={classes.detail}>{detail}</span>}
      </header>
      <CardBody query={query}>{children}</CardBody>
    </section>
  )
}

function CardBody<Data>({ query, children }: Pick<Props<Data>, 'query' | 'children'>) {
  if (query.data !== undefined) return children(query.data)
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  return <TextSkeleton lines={5} />
}

/** Nothing to count, said in place of an empty drawing. */
export function Nothing({ children }: { children: ReactNode }) {
  return <p className={classes.nothing}>{children}</p>
}
