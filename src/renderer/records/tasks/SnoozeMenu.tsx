import { Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatTime, formatWeekday } from '../formats.ts'
import { snoozeOffers } from './snooze.offers.ts'
import classes from './TaskLine.module.css'
import { firstWeekday } from './task.words.ts'

/** The times that a reminder may wait until, as items of a menu. */
export function SnoozeItems({ onChoose }: { onChoose: (until: Date) => void }) {
  const { t, i18n } = useTranslation()
  const { language } = i18n
  return snoozeOffers(new Date(), firstWeekday(language)).map(({ name, until }) => (
    <Menu.Item
      key={name}
      onClick={() => onChoose(until)}
      rightSection={
        <span className={classes.when}>
          {name === 'nextWeek' ? `${formatWeekday(until, language, 'short')} ` : ''}
          {formatTime(until, language)}
        </span>
      }
    >
      {t(`tasks.snooze.${name}`)}
    </Menu.Item>
  ))
}
