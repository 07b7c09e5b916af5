import type { ReactNode } from 'react'
import type { LinkTarget } from '#shared/links/link.contract.ts'
import { useOpenLink } from '../reach/open-link.ts'
import classes from './Markdown.module.css'

/** A link out of a note: the system's own program opens it, never this window. */
export function SystemLink({ href, children }: { href: string; children: ReactNode }) {
  const open = useOpenLink()
  return (
    <a
      href={href}
      className={classes.link}
      title={href}
      rel="noreferrer"
      onClick={(event) => {
        event.preventDefault()
        event.stopPropagation()
        open(targetOf(href))
      }}
    >
      <bdi>{children}</bdi>
    </a>
  )
}

/** What the system is asked for; its address alone, whatever else stands behind it. */
function targetOf(href: string): LinkTarget {
  const [, scheme = '', rest = ''] = /^(mailto|tel):([^?]*)/i.exec(href) ?? []
  if (scheme.toLowerCase() === 'mailto') return { kind: 'email', address: decoded(rest) }
  if (scheme.toLowerCase() === 'tel') return { kind: 'call', number: rest.replace(/[^\d+*#]/g, '') }
  return { kind: 'web', url: href }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
