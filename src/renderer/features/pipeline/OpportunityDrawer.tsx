import { Drawer } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useComposeTarget } from '../../records/mail/compose.store.ts'
import classes from '../../records/opportunities/OpportunityPanel.module.css'
import { OpportunityPanel } from '../../records/opportunities/OpportunityPanel.tsx'
import { useOpportunity } from '../../records/opportunities/opportunity.shown.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { TextSkeleton } from '../../ui/Skeletons.tsx'

type Props = {
  /** Null while no opportunity is open. */
  id: string | null
  onClose: () => void
}

/** The panel over the board. Closing goes through the router, which asks when something typed would be lost. */
export function OpportunityDrawer({ id, onClose }: Props) {
  const { t } = useTranslation()
  const shown = useLastId(id)
  const isComposing = useComposeTarget() !== null
  return (
    <Drawer.Root
      opened={id !== null}
      onClose={onClose}
      // Esc, and the keyboard, belong to the mail that lies over the panel.
      closeOnEscape={!isComposing}
      trapFocus={!isComposing}
      position="right"
      size={580}
      padding={0}
      classNames={{ content: classes.content, body: classes.body }}
    >
      <Drawer.Overlay backgroundOpacity={0.15} />
      <Drawer.Content aria-label={t('opportunities.panel.label')}>
        <Drawer.Body>{shown && <Loaded key={shown} id={shown} onClose={onClose} />}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  )
}

/** Keeps the panel's content while it slides out. */
function useLastId(id: string | null): string | null {
  const [last, setLast] = useState(id)
  useEffect(() => {
    if (id) setLast(id)
  }, [id])
  return id ?? last
}

function Loaded({ id, onClose }: { id: string; onClose: () => void }) {
  const { opportunity, error, refetch } = useOpportunity(id)
  if (opportunity) return <OpportunityPanel opportunity={opportunity} onClose={onClose} />
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  return (
    <div className={classes.waiting}>
      <TextSkeleton lines={8} />
    </div>
  )
}
