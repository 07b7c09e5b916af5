import { lazyPart } from '../../ui/lazyPart.tsx'

/** Markdown's parser comes with the first text there is to read; until then the text is shown as it was typed. */
export const LazyMarkdown = lazyPart(
  async () => (await import('./Markdown.tsx')).Markdown,
  ({ text }) => text
)
