import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchStandin } from '../../scripts/host/launch-standin.ts'
import type { LaunchedApp } from '../../scripts/host/launched.ts'
import { isRunning } from '../../scripts/setup/processes.ts'

type Fixture = {
  invoke: (channel: string, ...args: unknown[]) => Promise<unknown>
  say: (text: string) => void
}
declare global {
  interface Window {
    fixture: Fixture
  }
}

const appDir = join(import.meta.dirname, 'fixture-app')
const userDataDir = mkdtempSync(join(tmpdir(), 'carmel-fixture-'))
let app: LaunchedApp

beforeAll(async () => {
  app = await launchStandin({ appDir, userDataDir, headless: true })
})

afterAll(async () => {
  await app.close()
  rmSync(userDataDir, { recursive: true, force: true })
})

const invoke = (channel: string, ...args: unknown[]) =>
  app.page.evaluate(([name, given]) => window.fixture.invoke(name, ...given), [channel, args] as const)

test('a click reaches the main process and its answer reaches the page', async () => {
  await app.page.click('#greet')
  await app.page.waitForFunction(() => document.querySelector('#said')?.textContent !== '')
  expect(await app.page.textContent('#said')).toBe('Hello click from standin-fixture 1.2.3')
})

test('events reach the page, and an answer to a sent message too', async () => {
  await invoke('hear', 'an event')
  await app.page.waitForFunction(() => document.querySelector('#heard')?.textContent === 'an event')
  await app.page.evaluate(() => window.fixture.say('something'))
  await app.page.waitForFunction(() => document.querySelector('#heard')?.textContent === 'said something')
})

test('the sender of a call is reported with the address that Electron would give', async () => {
  expect(await invoke('sender')).toEqual({ url: 'fixture://app/', origin: 'fixture://app', isMain: true })
})

test('the protocol handler sees the address of the app and its headers reach the page', async () => {
  const answer = await app.page.evaluate(async () => {
    const response = await fetch('/where?x=1')
    return [await response.text(), response.headers.get('content-security-policy')]
  })
  expect(answer[0]).toBe('fixture://app/where?x=1')
  expect(answer[1]).toContain("default-src 'self' https://*.fixture.standin.localhost")
  expect(await app.page.evaluate(async () => (await fetch('/nowhere')).status)).toBe(404)
})

test('the content security policy of the app is in force', async () => {
  const refused = await app.page.evaluate(() =>
    fetch('https://example.com/').then(
      () => 'fetched',
      () => 'refused'
    )
  )
  expect(refused).toBe('refused')
})

test('values cross IPC exactly in both directions', async () => {
  const kept = await app.page.evaluate(async () => {
    const value = {
      date: new Date(1234),
      missing: undefined,
      none: null,
      notANumber: Number.NaN,
      minusZero: -0,
      big: 12345678901234567890n,
      bytes: new Uint8Array([0, 128, 255]),
      map: new Map<unknown, unknown>([[{ a: 1 }, new Date(5)]]),
      set: new Set([1, 'two']),
      list: [undefined, Number.POSITIVE_INFINITY],
      $standin: 'Date',
      nested: JSON.parse('{"__proto__":{"admin":true}}')
    }
    const back = (await window.fixture.invoke('echo', value)) as typeof value
    const [mapKey, mapValue] = [...back.map][0] ?? []
    return {
      date: back.date instanceof Date && back.date.getTime(),
      hasMissing: 'missing' in back && back.missing === undefined,
      none: back.none,
      notANumber: Number.isNaN(back.notANumber),
      minusZero: Object.is(back.minusZero, -0),
      big: String(back.big),
      bytes: back.bytes instanceof Uint8Array && [...back.bytes],
      map: [mapKey, mapValue instanceof Date && mapValue.getTime()],
      set: [...back.set],
      list: [back.list[0] === undefined, back.list[1] === Number.POSITIVE_INFINITY],
      tag: back.$standin,
      proto: Object.keys(back.nested),
      polluted: 'admin' in {}
    }
  })
  expect(kept).toEqual({
    date: 1234,
    hasMissing: true,
    none: null,
    notANumber: true,
    minusZero: true,
    big: '12345678901234567890',
    bytes: [0, 128, 255],
    map: [{ a: 1 }, 5],
    set: [1, 'two'],
    list: [true, true],
    tag: 'Date',
    proto: ['__proto__'],
    polluted: false
  })
})

test('a handler that throws, and a channel without handler, reject with the words of Electron', async () => {
  await expect(invoke('fail')).rejects.toThrow("Error invoking remote method 'fail': TypeError: no such lead")
  await expect(invoke('nobody')).rejects.toThrow("No handler registered for 'nobody'")
})

test('what the stand-in does not have throws by name, in the main process and in the preload', async () => {
  await expect(invoke('missing')).rejects.toThrow('electron.app.dock is not part of the stand-in')
  const inPreload = await app.page.evaluate(() => {
    try {
      return (window.fixture as unknown as { missing: () => unknown }).missing()
    } catch (error) {
      return String(error)
    }
  })
  expect(inPreload).toContain('electron.ipcRenderer.sendSync is not part of the stand-in')
})

test('an import and a require of electron give the same module', async () => {
  expect(await invoke('required')).toBe(true)
})

test('a dialog gives the answer that the test put there, and fails without one', async () => {
  await app.answerDialog('showOpenDialog', { canceled: false, filePaths: ['/dump'] })
  expect(await invoke('open')).toEqual({ canceled: false, filePaths: ['/dump'] })
  await expect(invoke('open')).rejects.toThrow('electron.dialog.showOpenDialog')
})

test('an item of the menu can be pressed by its id', async () => {
  await app.clickMenu('shout')
  await app.page.waitForFunction(() => document.querySelector('#heard')?.textContent === 'from the menu')
})

test('the menu gets a key that the page leaves, and no other', async () => {
  await invoke('hear', 'before')
  const heard = () => app.page.textContent('#heard')
  await expect.poll(heard).toBe('before')
  await app.page.evaluate(() =>
    document.addEventListener('keydown', (event) => event.preventDefault(), { once: true })
  )
  await app.page.keyboard.press('Control+Shift+S')
  await app.page.evaluate(() => window.fixture.say('after the refused key'))
  await expect.poll(heard).toBe('said after the refused key')
  await app.page.keyboard.press('Control+Shift+S')
  await expect.poll(heard).toBe('from the menu')
})

test('safeStorage really encrypts, with a key that only its owner can read', async () => {
  const sealed = (await app.page.evaluate(async () => [
    ...((await window.fixture.invoke('seal', 'mongodb://secret')) as Uint8Array)
  ])) as number[]
  expect(Buffer.from(sealed).toString('latin1')).not.toContain('secret')
  expect(await invoke('unseal', sealed)).toBe('mongodb://secret')
  await expect(invoke('unseal', [...sealed.slice(0, -1), 0, 1])).rejects.toThrow('decrypting')
  expect(statSync(join(userDataDir, 'standin-key')).mode & 0o777).toBe(0o600)
})

test('a link to another place is handed to the system and opens no page', async () => {
  await app.page.evaluate(() => void window.open('https://example.com/docs'))
  await expect.poll(() => app.opened()).toContain('https://example.com/docs')
  await expect.poll(() => app.page.context().pages().length).toBe(1)
})

test('the page stays when the app prevents a navigation', async () => {
  await app.page.evaluate(() => {
    location.href = 'https://example.com/elsewhere'
  })
  expect(await invoke('sender')).toMatchObject({ url: 'fixture://app/' })
})

test('a page from elsewhere is reported with its own address', async () => {
  const foreign = await launchStandin({
    appDir,
    userDataDir: mkdtempSync(join(tmpdir(), 'carmel-foreign-')),
    headless: true
  })
  try {
    await foreign.page.goto('data:text/html,<title>elsewhere</title>')
    const sender = await foreign.page.evaluate(() => window.fixture.invoke('sender'))
    expect(sender).toMatchObject({ url: 'data:text/html,<title>elsewhere</title>', origin: 'null' })
  } finally {
    await foreign.close()
  }
})

test('closing the window quits the app and leaves nothing behind', async () => {
  const other = await launchStandin({
    appDir,
    userDataDir: mkdtempSync(join(tmpdir(), 'carmel-close-')),
    headless: true
  })
  await other.page.close()
  await other.exited
  expect(other.logs()).toContain('quit after 1 before-quit')
  expect(leftOverProfiles(other.pid)).toEqual([])
  await other.close()
})

test('a browser that ends takes the app with it, in order', async () => {
  const other = await launchStandin({
    appDir,
    userDataDir: mkdtempSync(join(tmpdir(), 'carmel-crash-')),
    headless: true
  })
  const session = await other.page.context().browser()?.newBrowserCDPSession()
  await session?.send('Browser.close').catch(() => {})
  await other.exited
  expect(other.logs()).toContain('quit after 1 before-quit')
  expect(leftOverProfiles(other.pid)).toEqual([])
})

test('a stand-in that is killed takes its browser with it', async () => {
  const other = await launchStandin({
    appDir,
    userDataDir: mkdtempSync(join(tmpdir(), 'carmel-kill-')),
    headless: true
  })
  const browserGone = other.page.context().browser()?.isConnected()
  expect(browserGone).toBe(true)
  const gone = new Promise<void>((resolve) =>
    other.page
      .context()
      .browser()
      ?.once('disconnected', () => resolve())
  )
  await other.kill()
  await gone
  expect(leftOverProfiles(other.pid)).toEqual([])
})

test('a second start on the same data is refused with a sentence, and the first goes on', async () => {
  const second = launchStandin({ appDir, userDataDir, headless: true })
  await expect(second).rejects.toThrow(/^Carmel is open already with this data\.$/)
  expect(await invoke('greet', 'again')).toBe('Hello again from standin-fixture 1.2.3')
})

test('a stand-in ends with the script that started it', async () => {
  const launcher = spawn(process.execPath, [join(import.meta.dirname, 'failing-launcher.ts'), appDir], {
    env: { ...process.env, CARMEL_USER_DATA: mkdtempSync(join(tmpdir(), 'carmel-orphan-')) },
    stdio: ['ignore', 'pipe', 'ignore']
  })
  const printed = text(launcher.stdout)
  await once(launcher, 'exit')
  const pid = Number(await printed)
  expect(pid).toBeGreaterThan(0)
  await expect.poll(() => isRunning(pid), { timeout: 10_000 }).toBe(false)
  expect(leftOverProfiles(pid)).toEqual([])
})

function leftOverProfiles(pid: number): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith(`carmel-standin-${pid}-`))
}
