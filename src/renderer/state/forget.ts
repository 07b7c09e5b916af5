/** What must not outlive the person who typed it: drafts, filters, open records. */
export function createForgetting() {
  const resets: Array<() => void> = []
  return {
    /** A feature's store registers here how it becomes empty again. */
    onForget(reset: () => void): void {
      resets.push(reset)
    },
    forgetAll(): void {
      for (const reset of resets) reset()
    }
  }
}

/** `onForget(() => draftStore.setState(empty, true))`: called when another person or nobody is signed in. */
export const { onForget, forgetAll } = createForgetting()
