type Callable = (...args: unknown[]) => unknown
type Packed =
  | ['value', unknown]
  | ['array', Packed[]]
  | ['object', [string, Packed][]]
  | ['function' | 'yours' | 'promise', number]
  | ['error', string]
type Message =
  | ['ping']
  | ['expose', string, Packed]
  | ['call', number, Packed[]]
  | ['answer', Packed]
  | ['throw', string]
  | ['settle', number, boolean, Packed]

/** One end of the bridge between the page's world and the preload's world. */
export type WorldLink = { ping: () => boolean; expose: (key: string, api: unknown) => void }

/**
 * Does what Electron's contextBridge does: values are copied, prototypes are lost, functions become proxies
 * that may be called from the other world, promises are followed, errors keep only their message.
 * The worlds share nothing but the DOM: an event's detail is structured-cloned when the other world reads it,
 * and dispatching is synchronous, so that a call may also answer at once.
 * Self-contained on purpose: its source is injected into both worlds.
 */
export function createWorldLink(sendAs: string, listenTo: string, onPing: () => void): WorldLink {
  const MAX_DEPTH = 1000
  // Taken before any script of the page runs, so that the page cannot put its own in between.
  const dispatch = window.dispatchEvent.bind(window)
  const MessageEventType = CustomEvent
  const functions = new Map<number, Callable>()
  const proxies = new WeakMap<object, number>()
  const pending = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>()
  let nextId = 1
  let answer: Message | undefined

  function post(message: Message): Message | undefined {
    answer = undefined
    dispatch(new MessageEventType(sendAs, { detail: message }))
    return answer
  }

  function pack(value: unknown, depth = 0): Packed {
    if (depth > MAX_DEPTH) {
      throw new TypeError(
        'Electron contextBridge recursion depth exceeded.  Nested objects deeper than 1000 are not supported.'
      )
    }
    if (typeof value === 'function') return packFunction(value as Callable)
    if (typeof value !== 'object' || value === null) return ['value', structuredClone(value)]
    if (value instanceof Promise) return packPromise(value)
    if (value instanceof Error) return ['error', value.message]
    if (Array.isArray(value)) return ['array', Array.from(value, (item) => pack(item, depth + 1))]
    if (Object.prototype.toString.call(value) !== '[object Object]') return ['value', structuredClone(value)]
    return ['object', Object.entries(value).map(([key, item]) => [key, pack(item, depth + 1)])]
  }

  function packFunction(fn: Callable): Packed {
    const original = proxies.get(fn)
    if (original !== undefined) return ['yours', original]
    functions.set(nextId, fn)
    return ['function', nextId++]
  }

  function packPromise(promise: Promise<unknown>): Packed {
    const id = nextId++
    const settle = (ok: boolean, value: unknown) => {
      try {
        post(['settle', id, ok, pack(value)])
      } catch (error) {
        post(['settle', id, false, pack(error)])
      }
    }
    promise.then(
      (value) => settle(true, value),
      (error) => settle(false, error)
    )
    return ['promise', id]
  }

  function unpack(packed: Packed): unknown {
    switch (packed[0]) {
      case 'value':
        return packed[1]
      case 'array':
        return packed[1].map(unpack)
      case 'object':
        return Object.fromEntries(packed[1].map(([key, item]) => [key, unpack(item)]))
      case 'error':
        return new Error(packed[1])
      case 'yours':
        return functions.get(packed[1])
      case 'function':
        return proxyFor(packed[1])
      case 'promise':
        return new Promise((resolve, reject) => pending.set(packed[1], { resolve, reject }))
    }
  }

  function proxyFor(id: number): Callable {
    const proxy = (...args: unknown[]) => read(post(['call', id, args.map((item) => pack(item))]))
    proxies.set(proxy, id)
    return proxy
  }

  function read(message: Message | undefined): unknown {
    if (message?.[0] === 'answer') return unpack(message[1])
    if (message?.[0] === 'throw') throw new Error(message[1])
    throw new Error('The other side of the bridge did not answer.')
  }

  function call(id: number, args: Packed[]): Message {
    try {
      return ['answer', pack(functions.get(id)?.(...args.map(unpack)))]
    } catch (error) {
      return [
        'throw',
        error instanceof Error
          ? error.message
          : 'An unknown exception occurred in the isolated context, an error occurred but a valid exception was not thrown.'
      ]
    }
  }

  function freeze(value: unknown, seen: Set<unknown>): void {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || seen.has(value))
      return
    seen.add(value)
    for (const item of Object.values(value)) freeze(item, seen)
    if (!ArrayBuffer.isView(value)) Object.freeze(value)
  }

  function define(key: string, packed: Packed): Message {
    if (Object.hasOwn(window, key)) {
      return ['throw', 'Cannot bind an API on top of an existing property on the window object']
    }
    const api = unpack(packed)
    freeze(api, new Set())
    Object.defineProperty(window, key, { value: api, enumerable: true })
    return ['answer', ['value', undefined]]
  }

  function receive(message: Message): void {
    switch (message[0]) {
      case 'ping':
        post(['answer', ['value', undefined]])
        onPing()
        return
      case 'expose':
        post(define(message[1], message[2]))
        return
      case 'call':
        post(call(message[1], message[2]))
        return
      case 'settle': {
        const waiting = pending.get(message[1])
        pending.delete(message[1])
        if (message[2]) waiting?.resolve(unpack(message[3]))
        else waiting?.reject(unpack(message[3]))
        return
      }
      default:
        answer = message
    }
  }

  window.addEventListener(listenTo, (event) => receive((event as CustomEvent<Message>).detail))
  return {
    ping: () => post(['ping']) !== undefined,
    expose: (key, api) => void read(post(['expose', key, pack(api)]))
  }
}
