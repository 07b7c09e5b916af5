import { useEffect, useState } from 'react'
import type { Phone, PhoneHints } from '#shared/phones/phone.rules.ts'

type Rules = typeof import('#shared/phones/phone.rules.ts')

/** The library with its tables of numbers is loaded when the first number is shown, not with the window. */
let rules: Rules | null = null

/** The number that a stored text stands for; null when it is none, and until the library is there. */
export function usePhone(text: string | null, { language, country }: PhoneHints): Phone | null {
  const [loaded, setLoaded] = useState(rules)
  useEffect(() => {
    if (loaded || !text) return
    let isMounted = true
    // Without the library the number stays as it was typed.
    import('#shared/phones/phone.rules.ts').then((module) => {
      rules = module
      if (isMounted) setLoaded(module)
    }, leaveAsTyped)
    return () => {
      isMounted = false
    }
  }, [loaded, text])
  return loaded?.readPhone(text, { language, country }) ?? null
}

function leaveAsTyped(): void {}
