import { Button, Modal } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyHint } from '#renderer/ui/KeyHint.tsx'
import { DraftNotice } from '../drafts/DraftNotice.tsx'
import { useMergeTarget } from '../merge/merge.store.ts'
import classes from './Create.module.css'

type Props = {
  title: string
  /** What the button says. */
  saveLabel: string
  form: { save: () => void; isSaving: boolean; problems: number; isRestored: boolean; discard: () => void }
  onClose: () => void
  children: ReactNode
}

/** A form that creates a record. Ctrl/Cmd+Enter saves; closing keeps a draft. */
export function CreateDialog({ title, saveLabel, form, onClose, children }: Props) {
  const { t } = useTranslation()
  const isMerging = useMergeTarget() !== null
  const fields = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (form.problems > 0) fields.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [form.problems])
  return (
    <Modal
      opened
      onClose={onClose}
      // Esc closes what lies on top.
      closeOnEscape={!isMerging}
      title={title}
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
        {form.isRestored && <DraftNotice onDiscard={form.discard} />}
        {children}
        <div className={classes.actions}>
          <span className={classes.keys}>
            <KeyHint keys="mod+enter" />
          </span>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={form.isSaving}>
            {saveLabel}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
