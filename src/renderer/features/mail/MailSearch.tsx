import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './MailPage.module.css'
import { setMailSearch, useMailSearch } from './mail.store.ts'

/** How long typing must rest before the list follows. */
const restMs = 200

/** Finds words in subjects and recipients; says how many mails there are. */
export function MailSearch({ total }: { total: number | undefined }) {
  const { t } = useTranslation()
  const search = useMailSearch()
  const [text, setText] = useState(search)
  const follow = useDebouncedCallback(setMailSearch, restMs)
  const change = (next: string) => {
    setText(next)
    follow(next.trim())
  }
  return (
    <div className={classes.searchBar}>
      <TextInput
        className={classes.search}
        aria-label={t('mail.list.search')}
        placeholder={t('mail.list.search')}
        leftSection={<IconSearch size={15} stroke={1.7} aria-hidden />}
        rightSection={
          text && <CloseButton size="sm" aria-label={t('common.clear')} onClick={() => change('')} />
        }
        value={text}
        onChange={(event) => change(event.currentTarget.value)}
      />
      {total !== undefined && <span className={classes.total}>{t('mail.list.count', { count: total })}</span>}
    </div>
  )
}
