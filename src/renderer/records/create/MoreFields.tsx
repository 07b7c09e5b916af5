import { Collapse, UnstyledButton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './Create.module.css'

/** Fields that the first call does not bring, on demand. */
export function MoreFields({
  openAtFirst = false,
  children
}: {
  openAtFirst?: boolean
  children: ReactNode
}) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(openAtFirst)
  return (
    <>
      <UnstyledButton className={classes.more} aria-expanded={open} onClick={() => setOpen(!open)}>
        <IconChevronDown size={14} aria-hidden data-open={open || undefined} />
        {t('records.create.more')}
      </UnstyledButton>
      <Collapse expanded={open} transitionDuration={120}>
        <div className={classes.fields}>{children}</div>
      </Collapse>
    </>
  )
}
