import { directionOf, type Language } from '../values/language.ts'

/** From the text that a person wrote to the HTML beside it, for readers that show nothing else. Pure. */

const style = 'font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:1.5;color:#1d1d25'

/** The text as a small HTML page: paragraphs and line breaks, nothing else; every sign of it stays what it is. */
export function mailHtml(text: string, language: Language): string {
  const direction = directionOf(language)
  const align = direction === 'rtl' ? 'right' : 'left'
  const paragraphs = text
    .replace(/\r\n?/g, '\n')
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>\n')}</p>`)
  return [
    '<!DOCTYPE html>',
    `<html lang="${language}" dir="${direction}">`,
    '<head><meta charset="utf-8"></head>',
    `<body dir="${direction}" style="${style};text-align:${align}">`,
    ...paragraphs,
    '</body>',
    '</html>',
    ''
  ].join('\n')
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;'
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
}
