import { IconSquare, IconSquareCheck } from '@tabler/icons-react'
import type { Token, Tokens } from 'marked'
import { Fragment, memo, type ReactNode } from 'react'
import classes from './Markdown.module.css'
import { MentionText } from './MentionText.tsx'
import { isSafeLink, markdownTokens } from './markdown.ts'
import { SystemLink } from './SystemLink.tsx'

/**
 * A note as its author meant it. Tokens become elements one by one, and text becomes text: there is no way for
 * markup into the page. Every paragraph finds its own direction.
 */
export const Markdown = memo(function Markdown({ text }: { text: string }) {
  return <div className={classes.root}>{blocks(markdownTokens(text))}</div>
})

function blocks(tokens: Token[]): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: tokens never change their place, the text is drawn as a whole
  return tokens.map((token, at) => <Fragment key={at}>{block(token)}</Fragment>)
}

function block(token: Token): ReactNode {
  switch (token.type) {
    case 'space':
      return null
    case 'heading':
      return (
        <p dir="auto" className={classes.heading}>
          {inlines(token.tokens)}
        </p>
      )
    case 'paragraph':
      return <p dir="auto">{inlines(token.tokens)}</p>
    case 'list':
      return list(token as Tokens.List)
    case 'blockquote':
      return <blockquote dir="auto">{blocks(token.tokens ?? [])}</blockquote>
    case 'code':
      return (
        <pre dir="auto">
          <code>{token.text}</code>
        </pre>
      )
    case 'hr':
      return <hr />
    default:
      return inline(token)
  }
}

function list({ ordered, start, items }: Tokens.List): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: see above
  const lines = items.map((item, at) => <li key={at}>{blocks(item.tokens)}</li>)
  if (!ordered) return <ul dir="auto">{lines}</ul>
  return (
    <ol dir="auto" start={start === '' ? 1 : start}>
      {lines}
    </ol>
  )
}

function inlines(tokens: Token[] | undefined): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: see above
  return tokens?.map((token, at) => <Fragment key={at}>{inline(token)}</Fragment>)
}

function inline(token: Token): ReactNode {
  switch (token.type) {
    case 'strong':
      return <strong>{inlines(token.tokens)}</strong>
    case 'em':
      return <em>{inlines(token.tokens)}</em>
    case 'del':
      return <del>{inlines(token.tokens)}</del>
    case 'codespan':
      return <code>{token.text}</code>
    case 'br':
      return <br />
    case 'checkbox':
      return <Checkbox checked={(token as Tokens.Checkbox).checked} />
    case 'link':
      return isSafeLink(token.href) ? (
        <SystemLink href={token.href}>{inlines(token.tokens)}</SystemLink>
      ) : (
        token.raw
      )
    case 'image':
      // Nothing is fetched for a note: what would be a picture is a link to it.
      return isSafeLink(token.href) ? (
        <SystemLink href={token.href}>{token.text || token.href}</SystemLink>
      ) : (
        token.raw
      )
    case 'text':
      return 'tokens' in token && token.tokens ? inlines(token.tokens) : <MentionText text={token.text} />
    case 'escape':
      return token.text
    default:
      return token.raw
  }
}

/** A box in a list of things to do; it shows what was typed and is changed by editing the note. */
function Checkbox({ checked }: { checked: boolean }) {
  const Picture = checked ? IconSquareCheck : IconSquare
  return <Picture size={15} stroke={1.6} className={classes.box} aria-label={checked ? '☑' : '☐'} />
}
