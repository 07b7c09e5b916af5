import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots, IconTargetArrow, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { prefillLead } from '#renderer/records/create/lead-prefill.store.ts'
import { EmailButton } from '#renderer/records/mail/EmailButton.tsx'
import { useMay } from '#renderer/state/session.store.ts'
import type { Contact } from '#shared/contacts/contact.schema.ts'
import { useDeleteContact } from './useDeleteContact.ts'

/** What can be done with a contact beside editing it; nothing for who may only read. */
export function ContactActions({ contact }: { contact: Contact }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const mayWrite = useMay('sales')
  const mayDelete = useMay('admin')
  const remove = useDeleteContact(contact)
  if (!mayWrite) return null
  const makeLead = () => {
    prefillLead(contact)
    navigate('/leads/new')
  }
  return (
    <>
      <EmailButton record={{ contact_id: contact._id }} size="xs" />
      <Button
        size="xs"
        variant={contact.kind === 'crm' ? 'default' : 'filled'}
        leftSection={<IconTargetArrow size={15} stroke={1.7} />}
        onClick={makeLead}
      >
        {t('contacts.page.makeLead')}
      </Button>
      {mayDelete && (
        <Menu position="bottom-end" width={200}>
          <Menu.Target>
            <ActionIcon variant="default" size={28} aria-label={t('contacts.page.more')}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item color="red" leftSection={<IconTrash size={15} stroke={1.7} />} onClick={remove}>
              {t('contacts.delete.action')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  )
}
