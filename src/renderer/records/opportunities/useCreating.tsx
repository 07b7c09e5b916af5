import { type ReactNode, useEffect, useState } from 'react'
import { useMay } from '../../state/session.store.ts'
import { lazyPart, usePreloaded } from '../../ui/lazyPart.tsx'

const NewOpportunityDialog = lazyPart(
  async () => (await import('./NewOpportunityDialog.tsx')).NewOpportunityDialog
)

/**
 * The way to a new opportunity: `create` opens the dialog (undefined for who may not), `dialog` is it while it is open.
 * `open` goes to what was made.
 */
export function useCreating(open: (id: string) => void): {
  create: (() => void) | undefined
  dialog: ReactNode
} {
  const mayWrite = useMay('sales')
  const [isCreating, setCreating] = useState(false)
  const [created, setCreated] = useState<string | null>(null)
  usePreloaded(NewOpportunityDialog)
  // Only after the dialog is gone: it would lie over what was made.
  useEffect(() => {
    if (!created) return
    setCreated(null)
    setCreating(false)
    open(created)
  }, [created, open])
  const dialog = isCreating && !created && (
    <NewOpportunityDialog onClose={() => setCreating(false)} onCreated={setCreated} />
  )
  return { create: mayWrite ? () => setCreating(true) : undefined, dialog }
}
