/** What every measurement is told. */
export type BenchOptions = {
  /** Smaller data and fewer rounds: to see that it runs, not to quote. */
  quick: boolean
  /** The folder of a dump to import, or null when there is none. */
  dump: string | null
  /** Prints a line about progress. */
  say: (line: string) => void
}
