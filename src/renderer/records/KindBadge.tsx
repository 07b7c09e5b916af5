import { IconMailbox, IconSparkles, IconUser } from '@tabler/icons-react'
import type { ContactKind } from '#shared/contacts/contact.schema.ts'
import classes from './marks.module.css'

const pictures = { crm: IconUser, form: IconMailbox, expert: IconSparkles }

/** What a document among the contacts is. Without hooks, for long lists that translate once for all rows. */
export function KindBadge({ kind, label }: { kind: ContactKind; label: string }) {
  const Picture = pictures[kind]
  return (
    <span className={classes.kind} data-kind={kind}>
      <Picture size={14} stroke={1.7} aria-hidden />
      <span className={classes.text}>{label}</span>
    </span>
  )
}
