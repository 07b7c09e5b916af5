import { useEffect, useState } from 'react'

/** False while a part is first painted, true once the window has nothing to do: for what may come a moment later. */
export function useFirstIdle(): boolean {
  const [isIdle, setIdle] = useState(false)
  useEffect(() => {
    let waiting = 0
    // Chromium may call the time before the first frame idle.
    const frame = requestAnimationFrame(() => {
      waiting = requestIdleCallback(() => setIdle(true))
    })
    return () => {
      cancelAnimationFrame(frame)
      cancelIdleCallback(waiting)
    }
  }, [])
  return isIdle
}
