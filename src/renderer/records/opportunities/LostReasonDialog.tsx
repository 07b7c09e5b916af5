import { Button, Chip, Modal, Textarea } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './LostReasonDialog.module.css'

const suggestions = ['price', 'timing', 'competitor', 'silent', 'stopped', 'fit'] as const

type Props = {
  /** The deal's name, or how many deals. */
  name: string
  onConfirm: (reason: string) => void
  onCancel: () => void
}

/** Asks why opportunities were lost, once for all that are moved together. */
export function LostReasonDialog(props: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      opened
      onClose={props.onCancel}
      title={t('opportunities.lost.title')}
      size={440}
      returnFocus={false}
      closeButtonProps={{ 'aria-label': t('common.cancel') }}
    >
      <ReasonForm {...props} />
    </Modal>
  )
}

function ReasonForm({ name, onConfirm, onCancel }: Props) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string | null>(null)
  const submit = () => {
    if (reason.trim() === '') setError(t('errors.field.required'))
    else onConfirm(reason.trim())
  }
  const texts = suggestions.map((key) => t(`opportunities.lost.reasons.${key}`))
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <p className={classes.text} dir="auto">
        {t('opportunities.lost.text', { name })}
      </p>
      <Chip.Group value={texts.includes(reason) ? reason : null} onChange={(text) => setReason(String(text))}>
        <fieldset className={classes.suggestions} aria-label={t('opportunities.lost.suggestions')}>
          {texts.map((text) => (
            <Chip key={text} value={text} size="xs" variant="outline">
              {text}
            </Chip>
          ))}
        </fieldset>
      </Chip.Group>
      <Textarea
        data-autofocus
        autosize
        minRows={2}
        maxRows={6}
        maxLength={500}
        label={t('opportunities.lost.reason')}
        placeholder={t('opportunities.lost.placeholder')}
        value={reason}
        error={error}
        onChange={(event) => {
          setReason(event.currentTarget.value)
          setError(null)
        }}
        onKeyDown={getHotkeyHandler([['mod+Enter', submit]])}
      />
      <div className={classes.actions}>
        <Button variant="default" onClick={onCancel}>
          {t('common.cancel')}
        </Button>
        <Button type="submit">{t('opportunities.lost.confirm')}</Button>
      </div>
    </form>
  )
}
