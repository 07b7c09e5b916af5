import { copyFile, cp, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from '../setup/root.ts'

/**
 * Copies the built app into a folder, with a script in front of its page that notes when `selector` is first painted:
 * whoever connects to the page comes too late to see it happen. Answers the folder to start the app from.
 */
export async function copyWatchedApp(folder: string, selector: string): Promise<string> {
  const appDir = join(folder, 'app')
  for (const part of ['out', 'resources']) await cp(join(ROOT, part), join(appDir, part), { recursive: true })
  await copyFile(join(ROOT, 'package.json'), join(appDir, 'package.json'))
  await symlink(join(ROOT, 'node_modules'), join(appDir, 'node_modules'), 'junction')
  const renderer = join(appDir, 'out', 'renderer')
  await copyFile(join(import.meta.dirname, 'paint-watch.js'), join(renderer, 'paint-watch.js'))
  const page = await readFile(join(renderer, 'index.html'), 'utf8')
  const script = `<script src="./paint-watch.js" data-selector='${selector}'></script>`
  await writeFile(join(renderer, 'index.html'), page.replace('<head>', `<head>${script}`))
  return appDir
}
