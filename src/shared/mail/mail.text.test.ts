import { expect, test } from 'vitest'
import { mailHtml } from './mail.text.ts'

const bodyOf = (html: string) => html.slice(html.indexOf('<body'))

test('every sign of the text stays what it is', () => {
  const html = bodyOf(mailHtml(`<script>alert("1")</script> & 'more' </body>`, 'en'))
  expect(html).toContain(
    '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;more&#39; &lt;/body&gt;'
  )
  expect(html.match(/<\/body>/g)).toHaveLength(1)
})

test('paragraphs and line breaks stay, whatever ends a line', () => {
  const html = bodyOf(mailHtml('One\r\ntwo\n\n\nThree\rfour\n', 'en'))
  expect(html).toContain('<p>One<br>\ntwo</p>\n<p>Three<br>\nfour</p>\n</body>')
})

test('Hebrew reads from right to left', () => {
  const html = mailHtml('שלום', 'he')
  expect(html).toContain('<html lang="he" dir="rtl">')
  expect(html).toMatch(/<body dir="rtl" [^>]*text-align:right/)
  expect(mailHtml('Bonjour', 'fr')).toMatch(/<body dir="ltr" [^>]*text-align:left/)
})
