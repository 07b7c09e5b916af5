import { lazyPart } from '../../ui/lazyPart.tsx'

/** Markdown's parser comes with the first text there is to read. */
export const LazyMarkdown = lazyPart(async () => (await import('./Markdown.tsx')).Markdown)
