import { type ComponentType, lazy, useEffect, useState } from 'react'

/** A component whose code is loaded when it is first shown, or ahead of that with `preload`. */
export type LazyPart<Props extends object> = ComponentType<Props> & { preload: () => Promise<void> }

/**
 * Makes a part of the window that is loaded by itself, to be shown inside a `Suspense`. Unlike React's `lazy` alone,
 * code that is there already is shown in the same frame: React would paint the fallback first, and then keep it for
 * 300 ms so that it does not flicker.
 */
export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>): LazyPart<Props> {
  let loaded: ComponentType<Props> | undefined
  const loadOnce = async () => {
    loaded ??= await load()
    return loaded
  }
  const Awaited = lazy(async () => ({ default: await loadOnce() }))
  // biome-ignore lint/correctness/noComponentHookFactories: made once a part, when its module is loaded
  function Part(props: Props) {
    // Kept while the part is mounted: another type of component would lose what the part knows.
    const [Shown] = useState<ComponentType<Props>>(() => loaded ?? Awaited)
    return <Shown {...props} />
  }
  return Object.assign(Part, {
    preload: async () => {
      await loadOnce()
    }
  })
}

/** Loads parts as soon as the window has nothing to do, so that opening them takes no time. */
export function usePreloaded(...parts: { preload: () => Promise<void> }[]): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: parts are modules, the same for the page's whole life
  useEffect(() => {
    // Code that can't be loaded ahead is asked for again when it is shown, and the screen then tells.
    const preload = () => parts.map((part) => part.preload().catch(() => undefined))
    const waiting = requestIdleCallback(preload)
    return () => cancelIdleCallback(waiting)
  }, [])
}
