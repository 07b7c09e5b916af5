import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the embedded server's worker, to be given to `launchEmbedded`. */
    embeddedWorker: string
    /** Address of the thread that draws documents. */
    documentWorker: string
    /** Address of the thread that reads files of leads. */
    importWorker: string
  }
}

const ROOT = join(import.meta.dirname, '../..')
const WORKERS = {
  documentWorker: 'src/main/documents/document.worker.ts',
  embeddedWorker: 'src/main/embedded/embedded.worker.ts',
  importWorker: 'src/main/lead-imports/import.worker.ts'
}

/**
 * Builds the worker threads once for all tests, as the application's build does. Under Node alone a thread can
 * also begin with its source, but then it strips the types in WebAssembly of its own, and V8 now and then brings down
 * a process in which several threads do (`WasmImportWrapperCache::Free` meets code that another thread has freed).
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Inside the project, where the encrypting SQLite is found, whose native part can't be put into the file.
  const outDir = await mkdtemp(join(ROOT, 'node_modules/.carmel-worker-'))
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3-multiple-ciphers'] },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      rollupOptions: {
        input: Object.fromEntries(Object.entries(WORKERS).map(([name, path]) => [name, join(ROOT, path)])),
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' }
      }
    }
  })
  for (const name of Object.keys(WORKERS) as (keyof typeof WORKERS)[]) {
    project.provide(name, pathToFileURL(join(outDir, `${name}.mjs`)).href)
  }
  return () => rm(outDir, { recursive: true, force: true })
}
