import { accentSpellings } from '#shared/values/accents.ts'

const CLASS_ESCAPES = new Set('sSdDwWbB')
const ZERO_OR_ANY = new Set('.^$')
const MAY_DROP = new Set('*?{')
const WORD_CHARACTER = /[A-Za-z0-9]/

/** What a regular expression surely needs of the text that it matches. */
export type RegexText = {
  /** The longest piece of text that every match contains, as written in the pattern; empty when there is none. */
  literal: string
  /** The pattern is this text and nothing else, in any accents: containing it is all that is asked. */
  isWhole: boolean
}

const NONE: RegexText = { literal: '', isWhole: false }

/**
 * Reads the text that every match of a regular expression contains: 'ann@x.example' for `/^\s*ann@x\.example$/i`. A class
 * of all the accents of a letter is read as that letter.
 * Says nothing of patterns with groups or alternatives.
 */
export function requiredText({ source }: RegExp): RegexText {
  const runs: string[] = []
  let run = ''
  let isWhole = true
  const breakRun = (kept = run) => {
    runs.push(kept)
    run = ''
    isWhole = false
  }
  for (let at = 0; at < source.length; at++) {
    const character = source.charAt(at)
    if ('|()'.includes(character)) return NONE
    if (character === '\\') {
      const escaped = source.charAt(++at)
      if (CLASS_ESCAPES.has(escaped)) breakRun()
      else if (WORD_CHARACTER.test(escaped)) return NONE
      else run += escaped
    } else if (character === '[') {
      const end = classEnd(source, at)
      const letter = spelledLetter(source.slice(at + 1, end))
      if (letter) run += letter
      else breakRun()
      at = end
    } else if (MAY_DROP.has(character)) {
      if (character === '{') at = Math.max(at, source.indexOf('}', at))
      breakRun(run.slice(0, -1))
    } else if (ZERO_OR_ANY.has(character) || character === '+') breakRun()
    else {
      run += character
      // The text index makes no difference between accents, which this letter does.
      if (accentSpellings(character)) isWhole = false
    }
  }
  runs.push(run)
  const literal = runs.reduce((longest, one) => (one.length > longest.length ? one : longest), '')
  return literal.isWellFormed() ? { literal, isWhole } : NONE
}

/** The plain letter that a class stands for, when it holds all of that letter's accents and nothing else. */
function spelledLetter(members: string): string | undefined {
  const [letter = ''] = members
  return accentSpellings(letter) === members ? letter : undefined
}

/** Position of the bracket that closes a class. */
function classEnd(source: string, start: number): number {
  let at = start + 1
  while (at < source.length && source.charAt(at) !== ']') at += source.charAt(at) === '\\' ? 2 : 1
  return at
}
