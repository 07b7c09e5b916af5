import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AddressField } from './AddressField.tsx'
import classes from './Composer.module.css'
import type { Composer } from './useComposer.ts'

/** To whom; copies and the address for answers on demand. */
export function Receivers({ composer: { fields, change, errorOf } }: { composer: Composer }) {
  const { t } = useTranslation()
  const isUsed = fields.bcc.length > 0 || fields.reply_to !== ''
  const [hasCopies] = useState(fields.cc.length > 0)
  const [isOpen, setOpen] = useState(isUsed)
  return (
    <>
      <AddressField
        label={t('mail.compose.to')}
        addresses={fields.to}
        onChange={(to) => change({ to })}
        error={errorOf('to')}
        required
      />
      {(isOpen || hasCopies) && (
        <AddressField
          label={t('mail.compose.cc')}
          addresses={fields.cc}
          onChange={(cc) => change({ cc })}
          error={errorOf('cc')}
        />
      )}
      {!isOpen && (
        <button type="button" className={classes.more} onClick={() => setOpen(true)}>
          {t('mail.compose.more')}
        </button>
      )}
      {isOpen && (
        <>
          <AddressField
            label={t('mail.compose.bcc')}
            addresses={fields.bcc}
            onChange={(bcc) => change({ bcc })}
            error={errorOf('bcc')}
          />
          <TextInput
            label={t('mail.compose.replyTo')}
            type="email"
            spellCheck={false}
            value={fields.reply_to}
            onChange={(event) => change({ reply_to: event.currentTarget.value })}
            error={errorOf('reply_to')}
          />
        </>
      )}
    </>
  )
}
