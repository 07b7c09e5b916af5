/** Items in order, in an array: found by halving, and kept in order by whoever adds one. */
export class SortedList<Item> {
  readonly #items: Item[] = []
  readonly #compare: (left: Item, right: Item) => number

  constructor(compare: (left: Item, right: Item) => number) {
    this.#compare = compare
  }

  /** Adds an item that is not there. */
  add(item: Item): void {
    const last = this.#items.at(-1)
    if (last === undefined || this.#compare(last, item) < 0) this.#items.push(item)
    else this.#items.splice(this.position(item), 0, item)
  }

  /** Removes the item that is equal to this one. */
  remove(item: Item): void {
    this.#items.splice(this.position(item), 1)
  }

  /** How many items come before this one. */
  position(item: Item): number {
    let [low, high] = [0, this.#items.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      const other = this.#items[middle]
      if (other !== undefined && this.#compare(other, item) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  /** The item at a position; undefined outside. */
  at(position: number): Item | undefined {
    return position < 0 ? undefined : this.#items[position]
  }
}
