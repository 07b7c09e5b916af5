export type Paragraph = { key: string; heading: boolean; text: string }

/**
 * A stored analysis as paragraphs. It is plain text; what language models and the website mark as headings are shown
 * as such: `#`, a line all in `**`, the title on top, and a lettered line ("B. Strengths") over its paragraph. Other
 * stars are only noise. Each paragraph finds its own direction on the screen.
 */
export function paragraphsOf(analysis: string): Paragraph[] {
  const blocks = analysis
    .replace(/\r\n?/g, '\n')
    .split(/\n\s*\n|\n(?=#)|(?<=^#[^\n]*)\n|(?<=^\p{L}\. [^\n]{1,80})\n/mu)
    .map((block) => block.trim())
    .filter((block) => block !== '')
  return blocks.map((block, at) => ({ key: String(at), ...readBlock(block, at === 0 && blocks.length > 1) }))
}

function readBlock(block: string, isFirst: boolean): { heading: boolean; text: string } {
  const marked = /^#{1,6}\s+(.+)$/.exec(block) ?? /^\*\*([^*\n]+)\*\*:?$/.exec(block)
  const isLettered = /^\p{L}\. [^\n]{1,80}$/u.test(block)
  const isTitle = isFirst && /^[^\n]{1,120}$/.test(block) && !/[.!?]$/.test(block)
  const text = (marked?.[1] ?? block).replace(/\*\*/g, '').replace(/^\* /gm, '• ')
  return { heading: marked !== null || isLettered || isTitle, text }
}
