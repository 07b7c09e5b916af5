import { basename, join } from 'node:path'
import { build } from 'vite'

/** Makes one file of a script, which starts several times faster than its sources; answers its path in the folder. */
export async function bundle(script: string, folder: string): Promise<string> {
  const name = basename(script).replace(/\.ts$/, '.mjs')
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: script,
      outDir: folder,
      rolldownOptions: { output: { entryFileNames: name, codeSplitting: false } }
    }
  })
  return join(folder, name)
}
