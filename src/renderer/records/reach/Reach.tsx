import { ActionIcon } from '@mantine/core'
import { type Icon, IconBrandWhatsapp, IconMail, IconPhone } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { isAddress } from '#shared/values/email.ts'
import { CopyValue } from '../fields/CopyValue.tsx'
import { useOpenLink } from './open-link.ts'
import classes from './Reach.module.css'
import { usePhone } from './usePhone.ts'

type Props = {
  email: string | null
  phone: string | null
  /** What tells the country of a number without one. */
  language: string | null
  country?: string | null
}

/** How to reach somebody: address and number, what the system can do with them, and a way to copy each. */
export function Reach({ email, phone, language, country }: Props) {
  if (!email && !phone) return null
  return (
    <div className={classes.reach}>
      {email && <Email address={email} />}
      {phone && <PhoneNumber text={phone} language={language} country={country ?? null} />}
    </div>
  )
}

function Email({ address }: { address: string }) {
  const { t } = useTranslation()
  const open = useOpenLink()
  return (
    <span className={classes.way}>
      {isAddress(address) && (
        <Quick
          icon={IconMail}
          label={t('records.reach.email', { address })}
          onClick={() => open({ kind: 'email', address })}
        />
      )}
      <bdi className={classes.text}>{address}</bdi>
      <CopyValue value={address} name={t('leads.field.email')} />
    </span>
  )
}

type NumberProps = { text: string; language: string | null; country: string | null }

/** In the spelling of its country; what was typed shows on hover, and where it is no number that can be read. */
function PhoneNumber({ text, language, country }: NumberProps) {
  const { t } = useTranslation()
  const open = useOpenLink()
  const phone = usePhone(text, { language, country })
  const shown = phone?.international ?? text
  const dialled = phone?.e164 ?? text.replace(/[^\d+*#]/g, '')
  return (
    <span className={classes.way}>
      {/^\+?[\d*#]{3,20}$/.test(dialled) && (
        <Quick
          icon={IconPhone}
          label={t('records.reach.call', { number: shown })}
          onClick={() => open({ kind: 'call', number: dialled })}
        />
      )}
      <bdi className={classes.text} title={text === shown ? undefined : text} data-testid="phone">
        {shown}
      </bdi>
      {phone && (
        <Quick
          icon={IconBrandWhatsapp}
          label={t('records.reach.whatsapp', { number: shown })}
          onClick={() => open({ kind: 'whatsapp', number: phone.e164 })}
        />
      )}
      <CopyValue value={shown} name={t('leads.field.phone')} />
    </span>
  )
}

function Quick({ icon: Picture, label, onClick }: { icon: Icon; label: string; onClick: () => void }) {
  return (
    <ActionIcon size="sm" aria-label={label} title={label} onClick={onClick}>
      <Picture size={15} stroke={1.7} />
    </ActionIcon>
  )
}
