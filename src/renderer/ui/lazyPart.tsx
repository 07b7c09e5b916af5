import { type ComponentType, useEffect, useState } from 'react'
import { nothingToDo } from '../api/idle.ts'

/** A component whose code is loaded when it is first shown, or ahead of that with `preload`. */
export type LazyPart<Props extends object> = ComponentType<Props> & { preload: () => Promise<void> }

/**
 * Makes a part of the window that is loaded by itself; `Meanwhile` stands in its place until then. Not React's `lazy`:
 * that shows its fallback for 300 ms at least, even when the code is there after 10.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Meanwhile: ComponentType<Props> = Nothing
): LazyPart<Props> {
  let loaded: ComponentType<Props> | undefined
  const loadOnce = async () => {
    loaded ??= await load()
    return loaded
  }
  function Part(props: Props) {
    const [Shown, setShown] = useState(() => loaded)
    const [failure, setFailure] = useState<unknown>()
    useEffect(() => {
      if (!Shown) loadOnce().then((part) => setShown(() => part), setFailure)
    }, [Shown])
    // The nearest error boundary tells, as if the part itself had failed.
    if (failure !== undefined) throw failure
    return Shown ? <Shown {...props} /> : <Meanwhile {...props} />
  }
  return Object.assign(Part, {
    preload: async () => {
      await loadOnce()
    }
  })
}

function Nothing(): null {
  return null
}

/** Loads parts as soon as the window has nothing to do, so that opening them takes no time. */
export function usePreloaded(...parts: { preload: () => Promise<void> }[]): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: parts are modules, the same for the page's whole life
  useEffect(() => {
    // Code that can't be loaded ahead is asked for again when it is shown, and the screen then tells.
    void nothingToDo().then(() => Promise.allSettled(parts.map((part) => part.preload())))
  }, [])
}
