import { IconRestore } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './DraftNotice.module.css'

/** On top of a form that begins with what was kept of it: says so, and offers to begin anew. */
export function DraftNotice({ onDiscard }: { onDiscard: () => void }) {
  const { t } = useTranslation()
  return (
    <p className={classes.root} role="status">
      <IconRestore size={14} stroke={1.7} aria-hidden />
      {t('records.draft.restored')}
      <span aria-hidden>·</span>
      <button type="button" className={classes.discard} onClick={onDiscard}>
        {t('records.draft.discard')}
      </button>
    </p>
  )
}
