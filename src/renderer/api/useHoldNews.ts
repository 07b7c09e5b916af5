import { useEffect } from 'react'
import { holdNews } from './news.ts'

/** Keeps the screen as it is while `isHeld`. */
export function useHoldNews(isHeld: boolean): void {
  useEffect(() => (isHeld ? holdNews() : undefined), [isHeld])
}
