import { KeyHint } from '#renderer/ui/KeyHint.tsx'
import { FoundBody } from './FoundBody.tsx'
import classes from './Palette.module.css'
import type { PaletteItem } from './palette.items.ts'

type Props = {
  id: string
  item: PaletteItem
  isCurrent: boolean
  onHover: () => void
  onChoose: () => void
}

/** One line: what it is, its name, and what tells it apart. */
export function PaletteLine({ id, item, isCurrent, onHover, onChoose }: Props) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the input above has the focus and handles every key
    <div
      id={id}
      className={classes.line}
      role="option"
      tabIndex={-1}
      aria-selected={isCurrent}
      onMouseMove={isCurrent ? undefined : onHover}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <LineBody item={item} />
    </div>
  )
}

function LineBody({ item }: { item: PaletteItem }) {
  if (item.kind === 'command') {
    const { icon: Icon, label, keys, points } = item.command
    return (
      <>
        <Icon size={17} stroke={1.6} className={`${classes.icon} ${points ? 'points' : ''}`} aria-hidden />
        <span className={classes.name}>{label}</span>
        {keys && <KeyHint keys={keys} />}
      </>
    )
  }
  return <FoundBody found={item.found} />
}
