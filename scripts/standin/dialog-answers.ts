import { readFileSync } from 'node:fs'

/** An answer given before the question: which dialog it is for, and what the user would have chosen. */
export type DialogAnswer = { dialog: string; answer: unknown }

let fromFile: DialogAnswer[] | undefined
const fromTest: DialogAnswer[] = []

/** Keeps an answer for the next dialog of its kind. */
export function queueAnswer(answer: DialogAnswer): void {
  fromTest.push(answer)
}

/**
 * Takes the oldest answer for this kind of dialog: those of the running test first, then those in the JSON file
 * that CARMEL_DIALOG_ANSWERS names (a list of `{ "dialog": "showOpenDialog", "answer": { … } }`).
 */
export function takeAnswer(dialog: string): unknown {
  const file = process.env.CARMEL_DIALOG_ANSWERS
  fromFile ??= file === undefined ? [] : (JSON.parse(readFileSync(file, 'utf8')) as DialogAnswer[])
  for (const queue of [fromTest, fromFile]) {
    const at = queue.findIndex((entry) => entry.dialog === dialog)
    if (at >= 0) return queue.splice(at, 1)[0]?.answer
  }
  return undefined
}
