import { Menu, UnstyledButton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './Mark.module.css'

type MarkProps = {
  /** What it is called, e.g. "Status". */
  name: string
  shown: ReactNode
  options: { value: string; node: ReactNode }[]
  chosen: string | null
  /** Left out when it may only be read. */
  onChoose?: (value: string) => void
  /** Why it can't be changed. */
  why?: string
}

/** One mark: a button with a menu of its values, or just the value. */
export function Mark({ name, shown, options, chosen, onChoose, why }: MarkProps) {
  const { t } = useTranslation()
  if (!onChoose) {
    return (
      <span className={classes.still} title={why ?? name}>
        {shown}
      </span>
    )
  }
  return (
    <Menu position="bottom-start" width={220}>
      <Menu.Target>
        <UnstyledButton className={classes.mark} title={t('records.field.change', { field: name })}>
          <span className={classes.name}>{name}</span>
          {shown}
          <IconChevronDown size={13} className={classes.chevron} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown className={classes.menu}>
        <Menu.RadioGroup value={chosen} onChange={(value) => value !== chosen && onChoose(value)}>
          {options.map(({ value, node }) => (
            <Menu.RadioItem key={value} value={value} closeMenuOnClick>
              {node}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  )
}
