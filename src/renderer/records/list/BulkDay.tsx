import '@mantine/dates/styles.layer.css'
import 'dayjs/locale/fr'
import 'dayjs/locale/he'
import { Button, Popover } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayOptions } from '../DayField.tsx'

type Props = {
  label: string
  /** What taking the day away is called. */
  none: string
  isPending: boolean
  /** YYYY-MM-DD; null takes the day away. */
  onChoose: (day: string | null) => void
}

/** Days from today that are offered for one click. */
const offers = [0, 1, 3, 7, 14]

/** A day for everything that is selected. */
export function BulkDay({ label, none, isPending, onChoose }: Props) {
  const { i18n } = useTranslation()
  const [opened, setOpened] = useState(false)
  const choose = (day: string | null) => {
    setOpened(false)
    onChoose(day)
  }
  return (
    <Popover position="top" opened={opened} onChange={setOpened} trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconCalendar size={14} stroke={1.7} aria-hidden />}
          disabled={isPending}
          aria-expanded={opened}
          onClick={() => setOpened(!opened)}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <DatePicker {...dayOptions(i18n.language, offers)} onChange={choose} />
        <Button fullWidth mt={8} size="compact-sm" variant="subtle" onClick={() => choose(null)}>
          {none}
        </Button>
      </Popover.Dropdown>
    </Popover>
  )
}
