import { useEffect, useMemo, useState } from 'react'
import type { Phone, PhoneHints } from '#shared/phones/phone.rules.ts'

type Rules = typeof import('#shared/phones/phone.rules.ts')

/** The library with its tables of numbers is loaded when the first number is shown, not with the window. */
let rules: Rules | null = null

/** The library, or null until it is there. */
function usePhoneRules(isWanted: boolean): Rules | null {
  const [loaded, setLoaded] = useState(rules)
  useEffect(() => {
    if (loaded || !isWanted) return
    let isMounted = true
    // Without the library the number stays as it was typed.
    import('#shared/phones/phone.rules.ts').then((module) => {
      rules = module
      if (isMounted) setLoaded(module)
    }, leaveAsTyped)
    return () => {
      isMounted = false
    }
  }, [loaded, isWanted])
  return loaded
}

/** The number that a stored text stands for; null when it is none, and until the library is there. */
export function usePhone(text: string | null, { language, country }: PhoneHints): Phone | null {
  return usePhoneRules(Boolean(text))?.readPhone(text, { language, country }) ?? null
}

/** As many as a list shows while somebody scrolls through it. */
const mostKept = 5000

/** How lists write numbers: international, or as typed what is none. Each is read once, as rows come by the hundred. */
export function usePhoneText(): (text: string | null, hints: PhoneHints) => string | null {
  const loaded = usePhoneRules(true)
  return useMemo(() => {
    const known = new Map<string, string>()
    return (text, { language, country }) => {
      if (!text || !loaded) return text
      const key = `${text}\n${language}\n${country}`
      const shown = known.get(key) ?? loaded.readPhone(text, { language, country })?.international ?? text
      if (known.size < mostKept) known.set(key, shown)
      return shown
    }
  }, [loaded])
}

function leaveAsTyped(): void {}
