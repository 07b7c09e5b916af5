export type Paragraph = { key: string; heading: boolean; text: string }

/**
 * A stored analysis as paragraphs. It is plain text with the few signs that language models like: `#` or a line
 * all in `**` is a heading; other stars are only noise. Each paragraph finds its own direction on the screen.
 */
export function paragraphsOf(analysis: string): Paragraph[] {
  return analysis
    .replace(/\r\n?/g, '\n')
    .split(/\n\s*\n|\n(?=#)|(?<=^#[^\n]*)\n/m)
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .map((block, at) => ({ key: String(at), ...readBlock(block) }))
}

function readBlock(block: string): { heading: boolean; text: string } {
  const marked = /^#{1,6}\s+(.+)$/.exec(block) ?? /^\*\*([^*\n]+)\*\*:?$/.exec(block)
  const text = (marked?.[1] ?? block).replace(/\*\*/g, '').replace(/^\* /gm, '• ')
  return { heading: marked !== null, text }
}
