/**
 * How much work a regular expression can be, in steps of JavaScript's engine, which tries every way to match: for a
 * text of n characters no more than about `ways` × n to the power of `power`.
 */
export type RegexWork = { power: number; ways: number }

const TOKEN =
  /\\k<|\\.|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:<?[=!]|:|<[^>]*>))?|(?:\{\d+(?:,\d*)?\}|[*+?])\??|[)|^]/gs

/** One group of a pattern: the worst of its alternatives so far, and the one being read. */
type Group = { done: RegexWork[]; current: RegexWork }

const NOTHING: RegexWork = { power: 0, ways: 1 }

/** The most work that a pattern can be; infinite `ways` for one that repeats what is already a choice. */
export function regexWork(pattern: string): RegexWork {
  const outer: Group[] = []
  let group: Group = { done: [], current: unanchored() }
  let closed: { work: RegexWork; end: number } | undefined
  for (const { 0: token, index } of pattern.matchAll(TOKEN)) {
    const first = token[0] ?? ''
    if (first === '(') {
      outer.push(group)
      group = { done: [], current: { ...NOTHING } }
    } else if (token === ')') {
      closed = { work: allOf(group), end: index + 1 }
      group = outer.pop() ?? { done: [], current: unanchored() }
      // A repetition that follows counts what is in the group itself.
      if (!'*+?{'.includes(pattern[index + 1] ?? ' ')) add(group.current, closed.work)
    } else if (token === '|') {
      group.done.push(group.current)
      group.current = outer.length === 0 ? unanchored() : { ...NOTHING }
    } else if (token === '^' && outer.length === 0 && isStart(pattern, index)) {
      group.current.power = 0
    } else if ('*+?{'.includes(first)) {
      add(group.current, repeated(closed?.end === index ? closed.work : NOTHING, token))
    } else if (token === '\\k<' || /^\\[1-9]/.test(token)) {
      group.current.ways = Number.POSITIVE_INFINITY
    }
  }
  return allOf(group)
}

/** A match may begin at every character, unless the pattern says where. */
function unanchored(): RegexWork {
  return { power: 1, ways: 1 }
}

function isStart(pattern: string, index: number): boolean {
  return index === 0 || pattern[index - 1] === '|'
}

function allOf({ done, current }: Group): RegexWork {
  const all = [...done, current]
  return {
    power: Math.max(...all.map(({ power }) => power)),
    ways: all.reduce((sum, { ways }) => sum + ways, 0)
  }
}

function add(to: RegexWork, more: RegexWork): void {
  to.power += more.power
  to.ways *= more.ways
}

function repeated(work: RegexWork, quantifier: string): RegexWork {
  const isChoice = work.power > 0 || work.ways > 1
  if (quantifier.startsWith('?')) return { power: work.power, ways: work.ways + 1 }
  if (isChoice) return { power: 0, ways: Number.POSITIVE_INFINITY }
  const [, least, comma, most] = /^\{(\d+)(,?)(\d*)\}/.exec(quantifier) ?? []
  if (least === undefined || (comma && !most)) return { power: 1, ways: 1 }
  return { power: 0, ways: comma ? Math.max(1, Number(most) - Number(least) + 1) : 1 }
}
