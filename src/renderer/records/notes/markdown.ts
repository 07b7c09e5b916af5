import { Marked, type Token } from 'marked'

/**
 * What people write in notes, as Markdown (GFM) without its traps: text that only happens to be indented is no code,
 * a line of dashes makes no heading of the line above, and HTML is the text that it is. Tokens only: nothing here
 * makes markup, and nothing that was typed is left out.
 */
const notAtAll = () => undefined
const marked = new Marked({ gfm: true, breaks: true }).use({
  tokenizer: {
    code: notAtAll,
    def: notAtAll,
    html: notAtAll,
    lheading: notAtAll,
    table: notAtAll,
    tag: notAtAll
  }
})

export function markdownTokens(text: string): Token[] {
  return marked.lexer(text)
}

/** Schemes that the system may be asked to open; anything else stays text. */
export function isSafeLink(href: string): boolean {
  return /^(https?:\/\/|mailto:|tel:)[^\s]+$/i.test(href)
}
