import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchStandin } from '../../scripts/host/launch-standin.ts'
import type { LaunchedApp } from '../../scripts/host/launched.ts'
import { electronMembers } from './electron-types.ts'

/** What the page gets from the preload of the fixture, and how: the rules of Electron's contextBridge. */
type Bridge = {
  platform: string
  nested: { list: [number, { two: number }]; date: Date }
  money: () => { amount: number; double?: unknown }
  same: (value: unknown) => unknown
  describe: (value: unknown) => string
  callTwice: (callback: (value: number) => number) => number
  throws: () => void
  rejects: () => Promise<void>
  promise: () => Promise<{ when: Date; make: () => { amount: number } }>
  invoke: (channel: string, ...args: unknown[]) => Promise<unknown>
  exposeAgain: () => void
  requireFs: () => void
  surface: () => Record<string, [string, number][]>
}

const userDataDir = mkdtempSync(join(tmpdir(), 'carmel-bridge-'))
let app: LaunchedApp

beforeAll(async () => {
  app = await launchStandin({ appDir: join(import.meta.dirname, 'fixture-app'), userDataDir, headless: true })
})

afterAll(async () => {
  await app.close()
  rmSync(userDataDir, { recursive: true, force: true })
})

const inPage = <T>(look: (bridge: Bridge) => T) =>
  app.page.evaluate(`(${look})(window.fixture)`) as Promise<Awaited<T>>

test('the exposed object is frozen to its depth and cannot be replaced', async () => {
  const found = await inPage((bridge) => ({
    frozen: [bridge, bridge.nested, bridge.nested.list, bridge.nested.list[1], bridge.same].every(
      Object.isFrozen
    ),
    property: Object.getOwnPropertyDescriptor(window, 'fixture')
  }))
  expect(found.frozen).toBe(true)
  expect(found.property).toMatchObject({ writable: false, configurable: false, enumerable: true })
})

test('a name of the window that is taken is refused', async () => {
  await expect(inPage((bridge) => bridge.exposeAgain())).rejects.toThrow(
    'Cannot bind an API on top of an existing property on the window object'
  )
})

test('values are copies that belong to the page', async () => {
  const found = await inPage((bridge) => {
    const given = { list: [1, { deep: true }], date: new Date(5), map: new Map([['a', 1]]), none: undefined }
    const back = bridge.same(given) as typeof given
    return {
      another: back !== given && back.list !== given.list,
      plain: Object.getPrototypeOf(back) === Object.prototype && Array.isArray(back.list),
      date: back.date instanceof Date && back.date.getTime(),
      map: back.map instanceof Map && back.map.get('a'),
      none: 'none' in back && back.none === undefined,
      exposedDate: bridge.nested.date instanceof Date && bridge.nested.date.getTime()
    }
  })
  expect(found).toEqual({ another: true, plain: true, date: 5, map: 1, none: true, exposedDate: 0 })
})

test('a class instance keeps its fields and loses its prototype', async () => {
  const found = await inPage((bridge) => {
    const money = bridge.money()
    return [money.amount, typeof money.double, Object.getPrototypeOf(money) === Object.prototype]
  })
  expect(found).toEqual([21, 'undefined', true])
})

test("the preload sees the page's values as copies of its own world too", async () => {
  const found = await inPage((bridge) =>
    [new Date(), new Map(), [], 'text'].map((value) => bridge.describe(value))
  )
  expect(found).toEqual(['[object Date]', '[object Map]', '[object Array]', '[object String]'])
})

test('functions cross as callbacks and answer at once', async () => {
  expect(await inPage((bridge) => bridge.callTwice((value) => value + 20))).toBe(41)
  expect(await inPage((bridge) => bridge.same(Math.max) === Math.max)).toBe(true)
})

test('promises are followed, with the functions and dates inside', async () => {
  const found = await inPage(async (bridge) => {
    const { when, make } = await bridge.promise()
    return [when instanceof Date && when.getTime(), make().amount]
  })
  expect(found).toEqual([7, 3])
})

test('errors cross as plain errors with their message only', async () => {
  const found = await inPage(async (bridge) => {
    const caught: unknown[] = []
    try {
      bridge.throws()
    } catch (error) {
      caught.push(error)
    }
    await bridge.rejects().catch((error: unknown) => caught.push(error))
    return caught.map((error) => [
      error instanceof Error,
      (error as Error).name,
      (error as Error).message,
      'extra' in (error as Error)
    ])
  })
  expect(found).toEqual([
    [true, 'Error', 'too far', false],
    [true, 'Error', 'too late', false]
  ])
})

test('what cannot be copied is refused, on the bridge and on the way to the main process', async () => {
  await expect(inPage((bridge) => bridge.same(document.body))).rejects.toThrow('could not be cloned')
  await expect(inPage((bridge) => bridge.invoke('echo', { save: () => 1 }))).rejects.toThrow(
    'An object could not be cloned.'
  )
})

test('an endlessly nested value is refused', async () => {
  const endless = inPage((bridge) => {
    const value: { self?: unknown } = {}
    value.self = value
    return bridge.same(value)
  })
  await expect(endless).rejects.toThrow('recursion depth exceeded')
})

test('the page has no way to the preload but the exposed object', async () => {
  const found = await inPage(() =>
    ['standinBinding', 'standinReceive', 'require', 'module', 'process', 'electron', 'Buffer'].filter(
      (name) => name in window
    )
  )
  expect(found).toEqual([])
})

test('a frame inside the page gets no bridge', async () => {
  const found = await inPage(() => {
    const frame = document.body.appendChild(document.createElement('iframe'))
    const bridge = frame.contentWindow && 'fixture' in frame.contentWindow
    frame.remove()
    return bridge
  })
  expect(found).toBe(false)
})

test('a sandboxed preload gets no module of Node', async () => {
  await expect(inPage((bridge) => bridge.requireFs())).rejects.toThrow(
    "require('node:fs') is not part of the stand-in"
  )
})

test('what the preload gets of electron has the names and arguments of electron.d.ts', async () => {
  const surface = await inPage((bridge) => bridge.surface())
  expect(surface.contextBridge).toEqual([['exposeInMainWorld', 2]])
  for (const [part, typeName] of [
    ['contextBridge', 'ContextBridge'],
    ['ipcRenderer', 'IpcRenderer']
  ] as const) {
    const members = electronMembers(typeName)
    for (const [name, length] of surface[part] ?? []) {
      const fits = members.get(name)?.some(({ least, most }) => length >= least && length <= most)
      expect(fits, `${typeName}.${name} with ${length} arguments`).toBe(true)
    }
  }
})
