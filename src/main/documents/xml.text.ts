/** XML as text, built from the inside: what is empty is left out, because most elements of an e-invoice may be absent. */

/** An element that is written already; empty for none. */
export type Xml = string

/** With text or elements in it; nothing where they are empty, or null. */
export function element(
  name: string,
  content: string | (Xml | null)[] | null,
  attributes: Record<string, string> = {}
): Xml {
  const inner = Array.isArray(content) ? content.join('') : escapeXml(content ?? '')
  return inner === '' ? '' : `<${name}${attributesText(attributes)}>${inner}</${name}>`
}

function attributesText(attributes: Record<string, string>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('')
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as XML holds it: signs that mark up are named, and what XML 1.0 has no place for is left out. */
export function escapeXml(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that must not be there
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '')
      .replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)
  )
}
