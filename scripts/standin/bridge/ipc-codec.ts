/** What crosses IPC as text: plain JSON, with one tagged object for each kind of value that JSON lacks. */
export type IpcCodec = { encode: (value: unknown) => string; decode: (text: string) => unknown }

/**
 * Carries what the structured clone algorithm carries (dates, undefined, NaN, bigints, bytes, maps, sets,
 * errors) as text, exactly. Throws a DataCloneError-like TypeError for functions, symbols and host objects.
 * Self-contained on purpose: its source is also injected into the page.
 */
export function createIpcCodec(): IpcCodec {
  const TAG = '$standin'
  const views: (new (buffer: ArrayBuffer) => unknown)[] = [
    DataView,
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array
  ]
  const errors = [EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError]

  function toBase64(bytes: Uint8Array): string {
    let binary = ''
    for (let at = 0; at < bytes.length; at += 0x8000) {
      binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
    }
    return btoa(binary)
  }

  function fromBase64(text: string): ArrayBuffer {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0)).buffer
  }

  function tagged(kind: string, value: unknown): object {
    return { [TAG]: kind, value }
  }

  function refuse(what: string): never {
    throw new TypeError(`${what} could not be cloned.`)
  }

  function toJson(value: unknown, above: object[]): unknown {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return value
      case 'number':
        return Number.isFinite(value) && !Object.is(value, -0)
          ? value
          : tagged('number', Object.is(value, -0) ? '-0' : String(value))
      case 'undefined':
        return tagged('undefined', 0)
      case 'bigint':
        return tagged('bigint', String(value))
      case 'object':
        return value === null ? null : objectToJson(value, above)
      default:
        return refuse(String(value))
    }
  }

  function objectToJson(value: object, above: object[]): unknown {
    if (above.includes(value)) refuse('A circular object (the stand-in carries trees only)')
    const inside = [...above, value]
    if (Array.isArray(value)) return Array.from(value, (item) => toJson(item, inside))
    const kind = Object.prototype.toString.call(value).slice(8, -1)
    if (kind === 'Object') return plainToJson(value, inside)
    if (value instanceof Date) return tagged('Date', value.getTime())
    if (value instanceof RegExp) return tagged('RegExp', [value.source, value.flags])
    if (value instanceof Map) return tagged('Map', toJson([...value], inside))
    if (value instanceof Set) return tagged('Set', toJson([...value], inside))
    if (value instanceof Error)
      return tagged('Error', toJson([value.name, value.message, value.stack], inside))
    if (value instanceof ArrayBuffer) return tagged('ArrayBuffer', toBase64(new Uint8Array(value)))
    if (ArrayBuffer.isView(value)) {
      return tagged(kind, toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)))
    }
    return refuse(`#<${kind}>`)
  }

  function plainToJson(value: object, inside: object[]): unknown {
    const entries = Object.entries(value).map(([key, item]) => [key, toJson(item, inside)])
    // A document may own a key named like the tag: then its entries travel as a list.
    return Object.hasOwn(value, TAG) ? tagged('Object', entries) : Object.fromEntries(entries)
  }

  function fromJson(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map(fromJson)
    if (Object.hasOwn(value, TAG)) return fromTag(value as Record<string, unknown>)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fromJson(item)]))
  }

  function fromTag(box: Record<string, unknown>): unknown {
    const kind = String(box[TAG])
    const value = box.value
    const View = views.find(({ name }) => name === kind)
    if (View) return new View(fromBase64(String(value)))
    switch (kind) {
      case 'ArrayBuffer':
        return fromBase64(String(value))
      case 'undefined':
        return undefined
      case 'number':
        return Number(value)
      case 'bigint':
        return BigInt(String(value))
      case 'Date':
        return new Date(value === null ? Number.NaN : Number(value))
      case 'RegExp': {
        const [source, flags] = value as [string, string]
        return new RegExp(source, flags)
      }
      case 'Map':
        return new Map(fromJson(value) as [unknown, unknown][])
      case 'Set':
        return new Set(fromJson(value) as unknown[])
      case 'Object':
        return Object.fromEntries((value as [string, unknown][]).map(([key, item]) => [key, fromJson(item)]))
      case 'Error': {
        const [name, message, stack] = fromJson(value) as [string, string, string | undefined]
        const ErrorType = errors.find((type) => type.name === name) ?? Error
        return Object.defineProperty(new ErrorType(message), 'stack', {
          value: stack,
          writable: true,
          configurable: true
        })
      }
      default:
        throw new TypeError(`The stand-in cannot read a value of kind ${kind}.`)
    }
  }

  return {
    encode: (value) => JSON.stringify(toJson(value, [])),
    decode: (text) => fromJson(JSON.parse(text))
  }
}
