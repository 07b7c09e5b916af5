import createBidi from 'bidi-js'
import { directionMarks, type Typeface, writable } from './typeface.ts'

/** Lines of a text as they are drawn: broken to a width, then each in the order in which the eye meets it. */

export type Direction = 'ltr' | 'rtl'

const bidi = createBidi()
const rightToLeft = /[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc]/
/** The first letter decides, or a mark that stands for one. */
const firstLetter = /[\p{L}\u200e\u200f]/u

/** The direction of a text that somebody typed; what has no letters, like a telephone number, runs as it was typed. */
export function directionOfText(text: string): Direction {
  return rightToLeft.test(firstLetter.exec(text)?.[0] ?? '') ? 'rtl' : 'ltr'
}

/** One line, in the order of drawing. */
export function visualLine(text: string, face: Typeface, direction: Direction): string {
  return ordered(writable(text, face).replaceAll('\n', ' '), direction).visual()
}

/** All lines of a text that is at most `width` points wide at `size`; words that are wider are broken. */
export function visualLines(
  text: string,
  how: { face: Typeface; size: number; width: number; direction: Direction }
): string[] {
  const { face, size, width, direction } = how
  return writable(text.replace(/\r\n?|\u2028|\u2029/g, '\n'), face)
    .split('\n')
    .flatMap((paragraph) => {
      const order = ordered(paragraph, direction)
      return breaks(paragraph, (part) => face.widthOf(part) * size <= width).map(([from, to]) =>
        order.visual(from, to)
      )
    })
}

/** Levels belong to the whole paragraph, the order to each line. */
function ordered(text: string, direction: Direction) {
  if (direction === 'ltr' && !rightToLeft.test(text)) {
    return { visual: (from = 0, to = text.length) => text.slice(from, to).replace(directionMarks, '') }
  }
  const levels = bidi.getEmbeddingLevels(text, direction)
  return {
    visual: (from = 0, to = text.length) => {
      if (to <= from) return ''
      return bidi
        .getReorderedIndices(text, levels, from, to - 1)
        .slice(from, to)
        .map((at) => {
          const character = text.charAt(at)
          const isReversed = ((levels.levels[at] ?? 0) & 1) === 1
          return (isReversed && bidi.getMirroredCharacter(character)) || character
        })
        .join('')
        .replace(directionMarks, '')
    }
  }
}

/** From where to where each line goes; the space at which a line is broken belongs to none. */
function breaks(text: string, fits: (part: string) => boolean): [number, number][] {
  const lines: [number, number][] = []
  let from = 0
  let to = 0
  for (const word of wordsOf(text)) {
    if (fits(text.slice(from, word.to))) {
      to = word.to
      continue
    }
    if (to > from) lines.push([from, to])
    from = word.from
    while (!fits(text.slice(from, word.to))) {
      const cut = from + longestFit(text.slice(from, word.to), fits)
      lines.push([from, cut])
      from = cut
    }
    to = word.to
  }
  lines.push([from, to])
  return lines
}

function* wordsOf(text: string): Generator<{ from: number; to: number }> {
  // A word ends before spaces, and after a hyphen or slash between letters.
  for (const match of text.matchAll(/[^ ]+?(?:[-–—/](?=\p{L})|(?= )|$)/gu)) {
    yield { from: match.index, to: match.index + match[0].length }
  }
}

/** At least one character, so that something is always drawn. */
function longestFit(word: string, fits: (part: string) => boolean): number {
  let low = 1
  let high = word.length
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(word.slice(0, middle))) low = middle
    else high = middle - 1
  }
  return low
}
