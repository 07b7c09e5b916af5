import type { EventMessage, EventName, Events } from '#shared/ipc/channels.ts'

export type Publish = <N extends EventName>(name: N, payload: Events[N]) => void

/** One small bus: services publish, the shell forwards to every window, tests listen. */
export type EventBus = {
  publish: Publish
  /** Returns the function that stops listening. */
  listen: (listener: (message: EventMessage) => void) => () => void
}

/** Makes an empty bus. */
export function createEventBus(): EventBus {
  const listeners = new Set<(message: EventMessage) => void>()
  return {
    publish: (name, payload) => {
      for (const listener of listeners) listener({ name, payload } as EventMessage)
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    }
  }
}
