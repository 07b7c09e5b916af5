import fc from 'fast-check'
import type { Token } from 'marked'
import { expect, test } from 'vitest'
import { isSafeLink, markdownTokens } from './markdown.ts'

/** The types of all tokens, in order of appearance. */
function types(tokens: Token[]): string[] {
  return tokens.flatMap((token) => [
    token.type,
    ...types(('tokens' in token ? token.tokens : undefined) ?? []),
    ...('items' in token ? (token.items as { tokens: Token[] }[]).flatMap(({ tokens: of }) => types(of)) : [])
  ])
}

test('emphasis, lists, quotes, code and links are what they look like', () => {
  const found = types(
    markdownTokens('**a** *b* ~~c~~ `d` [e](https://x.example)\n\n- f\n- [x] g\n\n> h\n\n```\ni\n```\n\n# j')
  )
  for (const type of [
    'strong',
    'em',
    'del',
    'codespan',
    'link',
    'list',
    'checkbox',
    'blockquote',
    'code',
    'heading'
  ])
    expect(found).toContain(type)
})

test.each([
  ['HTML', '<b>bold</b> <script>alert(1)</script>\n\n<div onclick="x">y</div>', 'html'],
  ['indented text', 'List:\n\n    12 Rue X\n    Paris', 'code'],
  ['a line of dashes', 'Thanks\n---', 'heading'],
  ['a table', '|a|b|\n|-|-|\n|1|2|', 'table'],
  ['a reference', '[1]: https://x.example', 'def']
])('%s is text', (_what, text, type) => {
  expect(types(markdownTokens(text))).not.toContain(type)
})

test('lines stay lines, and words with underscores stay words', () => {
  expect(types(markdownTokens('one\ntwo'))).toContain('br')
  expect(types(markdownTokens('sales_rep_1@x and 2*3*4'))).not.toContain('strong')
  expect(types(markdownTokens('see the_big_file'))).not.toContain('em')
})

test('only links that the system may open are links', () => {
  for (const href of ['https://x.example/a?b=1', 'HTTP://x.example', 'mailto:a@x.example', 'tel:+33123'])
    expect(isSafeLink(href)).toBe(true)
  for (const href of [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' https://x.example',
    'data:text/html,x',
    'file:///etc/passwd',
    '//x.example',
    '/leads',
    'https://x.example\nx'
  ])
    expect(isSafeLink(href)).toBe(false)
})

test('any text is read, without a token of HTML', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      expect(types(markdownTokens(text))).not.toContain('html')
    }),
    { numRuns: 500 }
  )
})
