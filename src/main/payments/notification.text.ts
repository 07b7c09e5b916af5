import type { MoneticoFields } from '#shared/payments/monetico.rules.ts'

/**
 * A notification as somebody copied it out of a log: the form's body, JSON, or a line for each field. Empty when there
 * is no field in it.
 */
export function readNotification(text: string): MoneticoFields {
  const trimmed = text.trim()
  if (trimmed.startsWith('{')) return readJson(trimmed)
  const isBody = !/\n/.test(trimmed) && trimmed.includes('=')
  return isBody ? readBody(trimmed) : readLines(trimmed)
}

function readBody(body: string): MoneticoFields {
  // From the address of a request that was logged whole.
  const query = body.slice(body.indexOf('?') + 1)
  return plainFields(new URLSearchParams(query))
}

function readLines(text: string): MoneticoFields {
  const pairs = text.split('\n').map((line): [string, string] | null => {
    const [, name, value] = /^\s*["']?([\w-]+)["']?\s*(?:=>?|:)\s*(.*?)\s*,?\s*$/.exec(line) ?? []
    return name === undefined || value === undefined ? null : [name, value.replace(/^(["'])(.*)\1$/, '$2')]
  })
  return plainFields(pairs.filter((pair) => pair !== null))
}

function readJson(text: string): MoneticoFields {
  try {
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed !== 'object' || parsed === null) return {}
    return plainFields(Object.entries(parsed).map(([name, value]) => [name, String(value ?? '')]))
  } catch {
    return {}
  }
}

/** Without a prototype, whatever the names are. */
function plainFields(pairs: Iterable<[string, string]>): MoneticoFields {
  return Object.assign(Object.create(null), Object.fromEntries(pairs))
}
