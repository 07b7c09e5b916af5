import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { HtmlTagDescriptor, Plugin } from 'vite'

/**
 * The window opens sooner from a few files than from dozens: its first lines, what draws it, the two pages
 * that are opened most, what several others share. Each page keeps the rest to itself.
 */
const startAndPages = [
  { name: 'start', tags: ['$initial' as const], priority: 4 },
  { name: 'view', test: /app[\\/]view\.tsx$/, priority: 3 },
  { name: 'leads', test: /LeadListPage\.tsx$/, priority: 2 },
  { name: 'pipeline', test: /PipelinePage\.tsx$/, priority: 2 },
  { name: 'shared', minShareCount: 2, priority: 1 }
]

/** The window asks for these as soon as its page is read, not only when its first lines have run. */
const neededAtOnce = [/\/(view|leads)-[^/]+\.(js|css)$/, /\/inter-latin-wght-normal-[^/]+\.woff2$/]

function askAtOnce(): Plugin {
  const link = (file: string): HtmlTagDescriptor => {
    const kind = file.endsWith('.js')
      ? { rel: 'modulepreload' }
      : { rel: 'preload', as: file.endsWith('.css') ? 'style' : 'font' }
    return { tag: 'link', attrs: { ...kind, crossorigin: true, href: `./${file}` }, injectTo: 'head' }
  }
  return {
    name: 'ask-at-once',
    transformIndexHtml: (_html, { bundle }) =>
      Object.keys(bundle ?? {})
        .filter((file) => neededAtOnce.some((needed) => needed.test(file)))
        .map(link)
  }
}

/** Schemas are the main process's: the window's first files do with the words beside them (`*.values.ts`). */
function keepSchemasOut(): Plugin {
  return {
    name: 'keep-schemas-out',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || !['start', 'view', 'leads', 'pipeline'].includes(chunk.name)) continue
        const hasSchemas = chunk.moduleIds.some((id) => id.includes('/node_modules/zod/'))
        if (hasSchemas) this.error(`zod is in the window's first files (${chunk.name}).`)
      }
    }
  }
}

/** Three builds: main (ES modules), preload (CommonJS, because it is sandboxed) and renderer. */
export default defineConfig({
  main: {
    // Node's own condition is CommonJS, which takes longer to begin with.
    resolve: { alias: [{ find: /^mingo\/(.+)$/, replacement: resolve('node_modules/mingo/esm/$1') }] },
    build: {
      // One file loads twice as fast as the driver's hundreds; only the native module has to stay outside.
      externalizeDeps: {
        exclude: [
          'bidi-js',
          'bson',
          'electron-store',
          'jspdf',
          'libphonenumber-js',
          'mingo',
          'mongodb',
          'nodemailer',
          'uqr',
          'zod'
        ]
      },
      rollupOptions: {
        input: {
          index: resolve('src/main/index.ts'),
          'document.worker': resolve('src/main/documents/document.worker.ts'),
          'embedded.worker': resolve('src/main/embedded/embedded.worker.ts'),
          'import.worker': resolve('src/main/lead-imports/import.worker.ts')
        },
        // Less to read at every start; names stay, so that the log's stack traces can be read.
        output: { minify: { mangle: false } }
      }
    }
  },
  preload: {
    build: {
      rollupOptions: {
        input: { index: resolve('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' }
      }
    }
  },
  renderer: {
    root: resolve('src/renderer'),
    plugins: [react(), askAtOnce(), keepSchemasOut()],
    build: {
      minify: true,
      rollupOptions: {
        input: { index: resolve('src/renderer/index.html') },
        output: { codeSplitting: { groups: startAndPages } }
      }
    }
  }
})
