import { Menu, type MenuProps, Tooltip } from '@mantine/core'
import {
  type ComponentPropsWithoutRef,
  cloneElement,
  type ReactElement,
  type ReactNode,
  useState
} from 'react'
import { useFirstIdle } from './useFirstIdle.ts'

type Props = Pick<MenuProps, 'position' | 'width'> & {
  /** What opens the menu. */
  button: ReactElement<ComponentPropsWithoutRef<'button'>>
  /** Says what the button is for, where it shows only a picture. */
  tooltip?: string
  /** The menu's dropdown. */
  children: ReactNode
}

/**
 * A menu of which only the button is part of the first paint: what places a menu takes longer to make than all buttons
 * of the window. Pressed before that is there, it opens as it comes.
 */
export function LateMenu({ button, tooltip, children, ...place }: Props) {
  const isIdle = useFirstIdle()
  const [opened, setOpened] = useState(false)
  if (!isIdle && !opened) {
    return cloneElement(button, {
      'aria-haspopup': 'menu',
      'aria-expanded': false,
      onClick: () => setOpened(true)
    })
  }
  const target = <Menu.Target>{button}</Menu.Target>
  return (
    <Menu {...place} opened={opened} onChange={setOpened}>
      {tooltip ? <Tooltip label={tooltip}>{target}</Tooltip> : target}
      {children}
    </Menu>
  )
}
