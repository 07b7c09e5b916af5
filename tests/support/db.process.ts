import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const script = join(import.meta.dirname, '../../scripts/db.ts')

export type DbProcess = {
  uri: string
  /** Ends it as a power cut would, and waits until it is gone. */
  kill: () => Promise<void>
  /** It answers nothing any more, and hangs up on nobody: until it is killed, whoever asks waits. */
  pause: () => void
}

/** Runs the embedded server as a process of its own, so that it can die while the app lives. `more`: of its options. */
export async function startDbProcess(dataDir: string, port: number, more: string[] = []): Promise<DbProcess> {
  const args = [script, '--port', String(port), '--data', dataDir, '--no-auth', ...more]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  return { uri: await firstLine(child), kill: () => kill(child), pause: () => child.kill('SIGSTOP') }
}

/** A port that nobody listens on just now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('No port was given')
  return address.port
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The server has no output')
  const [line] = (await Promise.race([once(createInterface(child.stdout), 'line'), failOnExit(child)])) as [
    string
  ]
  return line
}

async function failOnExit(child: ChildProcess): Promise<never> {
  const [code] = await once(child, 'exit')
  throw new Error(`The server ended with ${code} before it was ready`)
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGKILL')
  await exited
}
