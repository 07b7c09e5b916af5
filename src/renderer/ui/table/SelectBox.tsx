import { useTranslation } from 'react-i18next'
import classes from './DataTable.module.css'

type Props = {
  checked: boolean
  /** Left out while the row is on its way. `reach` selects everything from the last one to here. */
  onToggle?: (reach: boolean) => void
}

/** The place at a row's start where it is selected: the whole place is the target, the box is what shows. */
export function SelectBox({ checked, onToggle }: Props) {
  const { t } = useTranslation()
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: X selects the row by keyboard
    <td
      className={classes.boxPlace}
      onClick={(event) => {
        event.stopPropagation()
        onToggle?.(event.shiftKey)
      }}
    >
      {onToggle && (
        <input
          type="checkbox"
          tabIndex={-1}
          className={classes.box}
          aria-label={t('lists.table.select')}
          checked={checked}
          readOnly
        />
      )}
    </td>
  )
}
