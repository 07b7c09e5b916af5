import { EventEmitter } from 'node:events'

/**
 * Wraps one of the stand-in's objects so that reading a name it does not have throws by name. Answering
 * undefined instead would let the app go on without what it asked for.
 */
export function guarded<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, property, receiver) {
      if (
        typeof property === 'symbol' ||
        property in object ||
        property === 'then' ||
        property === 'toJSON'
      ) {
        return Reflect.get(object, property, receiver)
      }
      throw notPartOfStandin(`${name}.${property}`)
    }
  })
}

/** Stands for a whole part of Electron that the stand-in does not have: any use throws by name. */
export function missing(name: string): never {
  const refuse = () => {
    throw notPartOfStandin(name)
  }
  return new Proxy(refuse, { get: refuse, construct: refuse, apply: refuse }) as never
}

/** The one error for everything that the stand-in does not do. */
export function notPartOfStandin(name: string): Error {
  return new Error(`${name} is not part of the stand-in`)
}

/** Throws for the first option that is not in `known`: an option must not be ignored in silence. */
export function refuseUnknown(name: string, options: object, known: readonly string[]): void {
  const unknown = Object.keys(options).find((key) => !known.includes(key))
  if (unknown !== undefined) throw notPartOfStandin(`${name} option '${unknown}'`)
}

const OWN_NAME = Symbol('own name')
const KNOWN_EVENTS = Symbol('known events')

/** An emitter that refuses listeners for events that it never emits. */
export class NamedEvents extends EventEmitter {
  // Symbols, so that these never look like names of Electron's.
  readonly [OWN_NAME]: string
  readonly [KNOWN_EVENTS]: readonly string[]

  constructor(ownName: string, known: readonly string[]) {
    super()
    this[OWN_NAME] = ownName
    this[KNOWN_EVENTS] = known
  }

  override on(event: string, listener: (...args: never[]) => void): this {
    return super.on(knownEvent(this, event), listener as (...args: unknown[]) => void)
  }

  override addListener(event: string, listener: (...args: never[]) => void): this {
    return this.on(event, listener)
  }

  override once(event: string, listener: (...args: never[]) => void): this {
    return super.once(knownEvent(this, event), listener as (...args: unknown[]) => void)
  }
}

/** An event that a listener may prevent, as Electron's are. */
export class PreventableEvent {
  defaultPrevented = false

  preventDefault(): void {
    this.defaultPrevented = true
  }
}

function knownEvent(emitter: NamedEvents, event: string): string {
  if (emitter[KNOWN_EVENTS].includes(event)) return event
  throw notPartOfStandin(`${emitter[OWN_NAME]} event '${event}'`)
}
