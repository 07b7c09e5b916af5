import { useTranslation } from 'react-i18next'
import classes from './Composer.module.css'

type Field = HTMLInputElement | HTMLTextAreaElement

type Props = { marks: string[]; fields: () => (Field | null)[] }

/** What still waits for the person; each leads to its place in the text. */
export function OpenMarks({ marks, fields }: Props) {
  const { t } = useTranslation()
  if (marks.length === 0) return null
  return (
    <div className={classes.marks}>
      <span>{t('mail.compose.open')}</span>
      {marks.map((mark) => (
        <button key={mark} type="button" className={classes.mark} onClick={() => select(fields(), mark)}>
          <bdi>{mark}</bdi>
        </button>
      ))}
    </div>
  )
}

/** Selects the first place where the mark stands. */
function select(fields: (Field | null)[], mark: string): void {
  for (const field of fields) {
    const at = field?.value.indexOf(mark) ?? -1
    if (field && at >= 0) {
      field.focus()
      field.setSelectionRange(at, at + mark.length)
      return
    }
  }
}
