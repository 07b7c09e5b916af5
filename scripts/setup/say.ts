/** One plain line about what is going on. */
export function say(line: string): void {
  console.log(line)
}

/** Milliseconds as seconds with one decimal. */
export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
