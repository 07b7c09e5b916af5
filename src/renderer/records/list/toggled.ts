/** The list without a value that it holds, or with one that it does not. */
export function toggled<T>(list: T[], value: T): T[] {
  return list.includes(value) ? list.filter((held) => held !== value) : [...list, value]
}
