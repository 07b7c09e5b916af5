type Guard = () => Promise<boolean>

/** Makes the list of forms that want to be asked before the window leaves its page. */
export function createLeaveGuards() {
  const guards = new Set<Guard>()
  return {
    /** Answers the function that takes the guard away. */
    add(guard: Guard): () => void {
      guards.add(guard)
      return () => void guards.delete(guard)
    },
    /** Asks every form in turn; true when none minds. Answers at once, without a promise, when nobody asks. */
    ask(): true | Promise<boolean> {
      return guards.size === 0 ? true : askAll([...guards])
    }
  }
}

async function askAll(guards: Guard[]): Promise<boolean> {
  for (const guard of guards) if (!(await guard())) return false
  return true
}

export const leaveGuards = createLeaveGuards()
