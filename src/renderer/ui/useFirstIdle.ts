import { useEffect, useState } from 'react'
import { whenIdle } from '../api/idle.ts'

/** False while a part is first painted, true once the window has nothing to do: for what may come a moment later. */
export function useFirstIdle(): boolean {
  const [isIdle, setIdle] = useState(false)
  useEffect(() => whenIdle(() => setIdle(true)), [])
  return isIdle
}
