/** True while a process with this id exists, whoever owns it. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Resolves when the process is gone; ends it the hard way if it takes longer than five seconds. */
export async function untilGone(pid: number): Promise<void> {
  const deadline = Date.now() + 5000
  while (isRunning(pid)) {
    if (Date.now() > deadline) process.kill(pid, 'SIGKILL')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
