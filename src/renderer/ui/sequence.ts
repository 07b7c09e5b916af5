/** "G then L" must be typed within this time. */
const sequenceMs = 1_200

let startedAt = Number.NEGATIVE_INFINITY

/** A key that may be the first of two was pressed, or the second one has ended it. */
export function beginSequence(event: KeyboardEvent): void {
  startedAt = event.timeStamp
}

export function endSequence(): void {
  startedAt = Number.NEGATIVE_INFINITY
}

/** This key is the second of two: it means nothing by itself, whoever hears of it first. */
export function isInSequence(event: KeyboardEvent): boolean {
  return event.timeStamp > startedAt && event.timeStamp - startedAt < sequenceMs
}
