import { Button } from '@mantine/core'
import { IconChevronLeft } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import classes from './RecordPage.module.css'

/** The way back to the list, which stands where it was left. */
export function BackToList({ href }: { href: string }) {
  const { t } = useTranslation()
  return (
    <Button
      component={Link}
      href={href}
      variant="subtle"
      color="gray"
      size="compact-sm"
      leftSection={<IconChevronLeft size={15} className={classes.points} />}
    >
      {t('records.back')}
    </Button>
  )
}
