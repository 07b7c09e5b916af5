import { Button, Modal, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { View } from '#shared/views/view.contract.ts'
import classes from './ViewDialog.module.css'

type Props = {
  /** The view that gets another name; null for a new one. */
  view: View | null
  onSave: (fields: { name: string; is_shared: boolean }) => Promise<boolean>
  onClose: () => void
}

/** The name of a view, and who sees it. */
export function ViewDialog({ view, onSave, onClose }: Props) {
  const { t } = useTranslation()
  const [name, setName] = useState(view?.name ?? '')
  const [isShared, setShared] = useState(view?.is_shared ?? false)
  const [isTried, setTried] = useState(false)
  const [isSaving, setSaving] = useState(false)
  const save = async () => {
    setTried(true)
    if (name.trim() === '' || isSaving) return
    setSaving(true)
    if (await onSave({ name, is_shared: isShared })) onClose()
    setSaving(false)
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size={400}
      title={t(view ? 'lists.views.rename' : 'lists.views.newTitle')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TextInput
          data-autofocus
          label={t('lists.views.name')}
          maxLength={60}
          value={name}
          error={isTried && name.trim() === '' && t('errors.field.required')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Switch
          size="sm"
          label={t('lists.views.everybody')}
          checked={isShared}
          onChange={(event) => setShared(event.currentTarget.checked)}
        />
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={isSaving}>
            {t('common.save')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
