const { contextBridge, ipcRenderer } = require('electron')

class Money {
  constructor(amount) {
    this.amount = amount
  }
  double() {
    return this.amount * 2
  }
}

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
  missing: () => ipcRenderer.sendSync('anything')
})
