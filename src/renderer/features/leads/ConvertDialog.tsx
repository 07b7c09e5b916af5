import { Button, Modal, Radio, Switch } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { DraftNotice } from '#renderer/records/drafts/DraftNotice.tsx'
import { Initials } from '#renderer/records/Initials.tsx'
import { useTeammates } from '#renderer/records/useTeammates.ts'
import { KeyHint } from '#renderer/ui/KeyHint.tsx'
import { contactCompany, contactDisplayName, contactOwner } from '#shared/contacts/contact.rules.ts'
import { leadDisplayName } from '#shared/leads/lead.rules.ts'
import type { Lead } from '#shared/leads/lead.schema.ts'
import { ConvertDeal } from './ConvertDeal.tsx'
import classes from './ConvertDialog.module.css'
import { anotherContact, type Convert, useConvert } from './useConvert.ts'

/** Asks before a lead becomes a contact: whom it becomes, and whether a deal is opened with it. */
export function ConvertDialog({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const { t } = useTranslation()
  const form = useConvert(lead)
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('leads.convert.title')}
      size={480}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        noValidate
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault()
          form.convert()
        }}
        onKeyDown={getHotkeyHandler([['mod+Enter', form.convert]])}
      >
        {form.isRestored && <DraftNotice onDiscard={form.discard} />}
        <Person lead={lead} />
        <p className={classes.text}>{t('leads.convert.text')}</p>
        <Candidates form={form} />
        <Switch
          checked={form.withDeal}
          onChange={(event) => form.setWithDeal(event.currentTarget.checked)}
          label={t('leads.convert.withDeal')}
        />
        {form.withDeal && <ConvertDeal form={form} />}
        <div className={classes.actions}>
          <span className={classes.keys}>
            <KeyHint keys="mod+enter" />
          </span>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" data-autofocus loading={form.isSaving} disabled={!form.candidates}>
            {t('leads.convert.action')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

/** Who becomes a contact. */
function Person({ lead }: { lead: Lead }) {
  const name = leadDisplayName(lead)
  const facts = [lead.brand_name === name ? null : lead.brand_name, lead.email, lead.phone].filter(Boolean)
  return (
    <div className={classes.person}>
      <span className={classes.picture}>
        <Initials name={name} hueKey={lead._id} />
      </span>
      <div className={classes.names}>
        <bdi className={classes.name}>{name}</bdi>
        <span className={classes.facts}>
          {facts.map((fact) => (
            <bdi key={fact}>{fact}</bdi>
          ))}
        </span>
      </div>
    </div>
  )
}

/** Existing contacts with the same e-mail: one of them, or another contact beside them. */
function Candidates({ form }: { form: Convert }) {
  const { t } = useTranslation()
  const { nameOf } = useTeammates()
  if (!form.candidates || form.candidates.length === 0) return null
  return (
    <Radio.Group label={t('leads.convert.exists')} value={form.choice} onChange={form.choose}>
      <div className={classes.choices}>
        {form.candidates.map((contact) => {
          const name = contactDisplayName(contact)
          const company = contactCompany(contact)
          const owner = contactOwner(contact)
          const facts = contact.mayOpen
            ? company !== name && company
            : t('leads.convert.askOwner', { owner: owner ? nameOf(owner) : '—' })
          return (
            <Radio
              key={contact._id}
              value={contact._id}
              disabled={!contact.mayOpen}
              label={<bdi>{t('leads.convert.linkTo', { name })}</bdi>}
              description={facts && <bdi>{facts}</bdi>}
            />
          )
        })}
        <Radio value={anotherContact} label={t('leads.convert.another')} />
      </div>
    </Radio.Group>
  )
}
