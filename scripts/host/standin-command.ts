import { join } from 'node:path'
import { ROOT } from '../setup/root.ts'

export type StandinOptions = { appDir: string; headless: boolean; debugPort?: boolean }
type StandinCommand = { executablePath: string; args: string[]; env: Record<string, string> }

/** The program, its arguments and what its environment needs besides. Its code is compiled at the first start only. */
export function standinCommand({ appDir, headless, debugPort }: StandinOptions): StandinCommand {
  const flags = [...(debugPort ? ['--debug-port'] : []), ...(headless ? ['--headless'] : [])]
  return {
    executablePath: process.execPath,
    args: [join(ROOT, 'scripts', 'standin', 'main.ts'), appDir, ...flags],
    env: { NODE_COMPILE_CACHE: join(ROOT, 'node_modules', '.cache', 'carmel', 'compiled') }
  }
}
