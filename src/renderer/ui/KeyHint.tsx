import { Kbd } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './KeyHint.module.css'

/** Tells whether the command key is ⌘ here. */
export const isApple = /Mac|iPhone|iPad/.test(navigator.platform)

const appleNames: Record<string, string> = { mod: '⌘', shift: '⇧', alt: '⌥', enter: '↵' }
const otherNames: Record<string, string> = { mod: 'Ctrl', alt: 'Alt' }

/** A shortcut as key caps: `<KeyHint keys="mod+K" />`. Always left to right, as on the keyboard. */
export function KeyHint({ keys }: { keys: string }) {
  const { t } = useTranslation()
  const words: Record<string, string> = t('common.key', { returnObjects: true })
  const names = isApple ? { ...words, ...appleNames } : { ...words, ...otherNames }
  return (
    <span className={classes.keys} dir="ltr">
      {keys.split('+').map((key) => (
        <Kbd key={key} className={classes.key}>
          {names[key] ?? key}
        </Kbd>
      ))}
    </span>
  )
}
