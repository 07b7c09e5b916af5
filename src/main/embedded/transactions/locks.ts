import { CommandError } from '../values/command.error.ts'

/** Two writers wanted the same: the one that has to give way may try again later. */
export function writeConflict(): CommandError {
  return new CommandError(
    'WriteConflict',
    'Write conflict during plan execution. Please retry your operation or multi-document transaction.'
  )
}

/** What stands for a stored row. */
export function rowLock(collectionId: number, rid: number): string {
  return `row ${collectionId} ${rid}`
}

/** What stands for a key of a unique index. */
export function keyLock(collectionId: number, indexName: string, key: Buffer): string {
  return `key ${collectionId} ${indexName} ${key.toString('latin1')}`
}

/** What stands for the name of a collection. */
export function nameLock(db: string, name: string): string {
  return `name ${db}.${name}`
}

/** Who holds what until its transaction ends. */
export class Locks<Holder> {
  readonly #holders = new Map<string, Holder>()
  readonly #held = new Map<Holder, string[]>()

  /** @throws CommandError WriteConflict when somebody else holds it */
  take(holder: Holder, resource: string): void {
    const current = this.#holders.get(resource)
    if (current === holder) return
    if (current !== undefined) throw writeConflict()
    this.#holders.set(resource, holder)
    const held = this.#held.get(holder)
    if (held) held.push(resource)
    else this.#held.set(holder, [resource])
  }

  /**
   * @param except who may hold it
   * @throws CommandError WriteConflict when anybody else holds it
   */
  refuseHeld(resource: string, except: Holder | undefined): void {
    const holder = this.#holders.get(resource)
    if (holder !== undefined && holder !== except) throw writeConflict()
  }

  /** Gives back all that somebody holds. */
  release(holder: Holder): void {
    for (const resource of this.#held.get(holder) ?? []) this.#holders.delete(resource)
    this.#held.delete(holder)
  }
}
