import type { Random } from './random.ts'

/** Documents that anybody has made, the newest last: people and the website mostly work on the newest ones. */
export class KnownIds {
  readonly #ids = { leads: [] as string[], tasks: [] as string[] }
  readonly #random: Random

  constructor(random: Random) {
    this.#random = random
  }

  add(collection: 'leads' | 'tasks', id: string): void {
    this.#ids[collection].push(id)
  }

  some(collection: 'leads' | 'tasks'): string | undefined {
    return this.#random.pick(this.#ids[collection].slice(-recent))
  }
}

/** So few that they meet. */
const recent = 25
