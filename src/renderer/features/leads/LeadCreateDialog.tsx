import { Button, Modal } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyHint } from '#renderer/ui/KeyHint.tsx'
import { DuplicateWarning } from './DuplicateWarning.tsx'
import classes from './LeadCreate.module.css'
import { LeadFormFields } from './LeadFormFields.tsx'
import { useLeadCreate } from './useLeadCreate.ts'

/** A new lead. Ctrl/Cmd+Enter saves; Esc asks only if something would be lost. */
export function LeadCreateDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const form = useLeadCreate()
  const { draft, refusedAs, problems } = form
  const fields = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (problems > 0) fields.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [problems])
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('leads.create.title')}
      size={480}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        ref={fields}
        noValidate
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault()
          form.save()
        }}
        onKeyDown={getHotkeyHandler([['mod+Enter', form.save]])}
      >
        <LeadFormFields form={form} />
        <DuplicateWarning email={draft.email} brand={draft.brand_name} refusedAs={refusedAs} />
        <div className={classes.actions}>
          <span className={classes.keys}>
            <KeyHint keys="mod+enter" />
          </span>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={form.isSaving}>
            {refusedAs ? t('leads.create.anyway') : t('leads.create.save')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
