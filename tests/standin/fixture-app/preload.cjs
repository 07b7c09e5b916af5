const { contextBridge, ipcRenderer } = require('electron')

class Money {
  constructor(amount) {
    this.amount = amount
  }
  double() {
    return this.amount * 2
  }
}

/** The names of an object and how many arguments each takes. */
const surfaceOf = (part) => Object.entries(part).map(([name, value]) => [name, value.length])

contextBridge.exposeInMainWorld('fixture', {
  invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  say: (text) => ipcRenderer.send('say', text),
  onHeard: (listener) => {
    const run = (_event, text) => listener(text)
    ipcRenderer.on('heard', run)
    return () => ipcRenderer.off('heard', run)
  },
  platform: process.platform,
  nested: { list: [1, { two: 2 }], date: new Date(0) },
  money: () => new Money(21),
  same: (value) => value,
  describe: (value) => Object.prototype.toString.call(value),
  callTwice: (callback) => callback(callback(1)),
  throws: () => {
    throw Object.assign(new RangeError('too far'), { extra: 'lost' })
  },
  rejects: () => Promise.reject(new RangeError('too late')),
  requireFs: () => require('node:fs'),
  promise: () => Promise.resolve({ when: new Date(7), make: () => new Money(3) }),
  exposeAgain: () => contextBridge.exposeInMainWorld('fixture', {}),
  surface: () => ({ contextBridge: surfaceOf(contextBridge), ipcRenderer: surfaceOf(ipcRenderer) }),
  missing: () => ipcRenderer.sendSync('anything')
})
