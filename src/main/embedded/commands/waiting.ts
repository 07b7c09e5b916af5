/** Ends the connection of a client instead of answering. */
export class HangUp extends Error {}

/** Thrown by a command that can't be answered yet: it is run again, from its beginning, when that may have changed. */
export class Wait {
  readonly until: Promise<void>

  constructor(until: Promise<void>) {
    this.until = until
  }
}
