import { EventEmitter } from 'node:events'
import { describe, expect, test } from 'vitest'
import * as standin from '../../scripts/standin/electron.ts'
import { NamedEvents } from '../../scripts/standin/guarded.ts'
import { WebContents } from '../../scripts/standin/web-contents.ts'
import { electronMembers } from './electron-types.ts'

/** Each part of the stand-in and the type of Electron that it stands for. */
const parts: [string, object][] = [
  ['App', standin.app],
  ['CommandLine', standin.app.commandLine],
  ['BrowserWindow', standin.BrowserWindow],
  ['BrowserWindow', standin.BrowserWindow.prototype],
  ['Dialog', standin.dialog],
  ['IpcMain', standin.ipcMain],
  ['Menu', standin.Menu],
  ['Menu', standin.Menu.prototype],
  ['MenuItem', new standin.MenuItem({ label: 'any' })],
  ['NativeTheme', standin.nativeTheme],
  ['Notification', standin.Notification],
  ['Notification', standin.Notification.prototype],
  ['Protocol', standin.protocol],
  ['SafeStorage', standin.safeStorage],
  ['Session', standin.session.defaultSession],
  ['WebRequest', standin.session.defaultSession.webRequest],
  ['Shell', standin.shell],
  ['WebContents', new WebContents(undefined)],
  ['WebFrameMain', new WebContents(undefined).mainFrame]
]

describe.each(parts)('%s', (typeName, part) => {
  const members = electronMembers(typeName)

  test.each(ownMembers(part))('%s is there in Electron, with as many arguments', (name, value) => {
    const arities = members.get(name)
    expect(arities, `electron.d.ts has no ${typeName}.${name}`).toBeDefined()
    if (typeof value !== 'function' || !arities || arities.length === 0) return
    const fits = arities.some(({ least, most }) => value.length >= least && value.length <= most)
    expect(
      fits,
      `${typeName}.${name} takes ${value.length} arguments, Electron ${JSON.stringify(arities)}`
    ).toBe(true)
  })
})

test('the reader of electron.d.ts finds names and counts arguments', () => {
  const app = electronMembers('App')
  expect(app.get('setPath')).toEqual([{ least: 2, most: 2 }])
  expect(app.get('setAsDefaultProtocolClient')).toEqual([{ least: 1, most: 3 }])
  expect(app.get('isPackaged')).toEqual([])
  expect(app.has('fly')).toBe(false)
  expect(electronMembers('BrowserWindow').has('getBounds')).toBe(true)
})

/** Names and values of an object and its classes, up to the event emitter; getters are not run. */
function ownMembers(part: object): [string, unknown][] {
  const found = new Map<string, unknown>()
  let current: object | null = part
  while (current && !isEnd(current)) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(current))) {
      if (!['constructor', 'prototype', 'name', 'length'].includes(name) && !name.startsWith('_'))
        found.set(name, value)
    }
    current = Object.getPrototypeOf(current)
  }
  return [...found]
}

function isEnd(object: object): boolean {
  const ends: unknown[] = [NamedEvents, EventEmitter, NamedEvents.prototype, EventEmitter.prototype]
  return ends.includes(object) || object === Object.prototype || object === Function.prototype
}
