import { useTranslation } from 'react-i18next'
import classes from './Welcome.module.css'

/** The technical message behind a plain sentence, for whoever wants to read it. */
export function Detail({ text }: { text: string | null }) {
  const { t } = useTranslation()
  if (!text) return null
  return (
    <details className={classes.detail}>
      <summary>{t('workspace.server.detail')}</summary>
      <code dir="ltr">{text}</code>
    </details>
  )
}
