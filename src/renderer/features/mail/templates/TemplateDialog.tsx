import { Button, Modal } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { useMay } from '#renderer/state/session.store.ts'
import { KeyHint } from '#renderer/ui/KeyHint.tsx'
import { useIsAsked } from '#renderer/ui/useIsAsked.ts'
import type { Template } from '#shared/templates/template.schema.ts'
import { type Language, nearestLanguage } from '#shared/values/language.ts'
import { TemplateExample } from './TemplateExample.tsx'
import { TemplateFields } from './TemplateFields.tsx'
import classes from './Templates.module.css'
import { useTemplateForm } from './useTemplateForm.ts'

type Props = {
  /** Null for a new one. */
  template: Template | null
  /** The language of a new one; null for the window's. */
  language: Language | null
  onClose: () => void
}

/** A template to write, with the mail that it makes beside it; for those who may not write, only the mail. */
export function TemplateDialog({ template, language, onClose }: Props) {
  const { t, i18n } = useTranslation()
  const mayEdit = useMay('admin')
  const isAsked = useIsAsked()
  const form = useTemplateForm({ template, language: language ?? nearestLanguage(i18n.language), onClose })
  const title = template ? t('mail.templates.edit') : t('mail.templates.new')
  return (
    <Modal
      opened
      onClose={form.close}
      closeOnEscape={!isAsked}
      size={mayEdit ? 980 : 560}
      title={mayEdit ? title : template?.name}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {mayEdit ? (
        <form
          noValidate
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault()
            form.save()
          }}
          onKeyDown={getHotkeyHandler([['mod+Enter', form.save]])}
        >
          <div className={classes.columns}>
            <TemplateFields form={form} />
            <TemplateExample draft={form.draft} />
          </div>
          <div className={classes.foot}>
            <span className={classes.keys}>
              <KeyHint keys="mod+enter" />
            </span>
            <Button variant="default" onClick={form.close}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" loading={form.isSaving}>
              {template ? t('common.save') : t('mail.templates.create')}
            </Button>
          </div>
        </form>
      ) : (
        <TemplateExample draft={form.draft} />
      )}
    </Modal>
  )
}
