import { Button, Chip, Modal, Textarea } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Move } from './board.moves.ts'
import classes from './LostReasonDialog.module.css'
import { useMoves } from './moves.store.ts'
import { wordsOf } from './moves.texts.ts'
import { cancelLost, confirmLost } from './moves.ts'

const suggestions = ['price', 'timing', 'competitor', 'silent', 'stopped', 'fit'] as const

/** Asks why opportunities were lost, once for all that are moved together. Closing it puts the cards back. */
export function LostReasonDialog() {
  const move = useMoves((state) => state.asking)
  return move && <ReasonDialog move={move} />
}

function ReasonDialog({ move }: { move: Move }) {
  const { t } = useTranslation()
  return (
    <Modal
      opened
      onClose={() => cancelLost(move, t)}
      title={t('opportunities.lost.title')}
      size={440}
      returnFocus={false}
      closeButtonProps={{ 'aria-label': t('common.cancel') }}
    >
      <ReasonForm move={move} />
    </Modal>
  )
}

function ReasonForm({ move }: { move: Move }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string | null>(null)
  const submit = () => {
    if (reason.trim() === '') setError(t('errors.field.required'))
    else confirmLost(move, reason.trim(), t)
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
        {t('opportunities.lost.text', { name: wordsOf(move.cards, t).name })}
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
        <Button variant="default" onClick={() => cancelLost(move, t)}>
          {t('common.cancel')}
        </Button>
        <Button type="submit">{t('opportunities.lost.confirm')}</Button>
      </div>
    </form>
  )
}
