import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type ComposeTarget, closeComposer, useComposeTarget } from '#renderer/records/mail/compose.store.ts'
import { ErrorState } from '#renderer/ui/ErrorState.tsx'
import { FormMessage } from '#renderer/ui/FormMessage.tsx'
import { TextSkeleton } from '#renderer/ui/Skeletons.tsx'
import { useIsAsked } from '#renderer/ui/useIsAsked.ts'
import { mailErrorText } from '../mail.errors.ts'
import classes from './Composer.module.css'
import { ComposerForm } from './ComposerForm.tsx'
import { useComposition } from './useComposition.ts'

/** The composer over whatever page is open. Closing it loses nothing: what is typed is kept as a draft. */
export function Composer() {
  const target = useComposeTarget()
  return target && <Opened key={JSON.stringify(target)} target={target} />
}

function Opened({ target }: { target: ComposeTarget }) {
  const { t } = useTranslation()
  const isAsked = useIsAsked()
  const { data, error, refetch } = useComposition(target)
  const refusal = error && mailErrorText(error, t)
  const name = data ? `\u2068${data.record_name}\u2069` : '…'
  return (
    <Modal
      opened
      onClose={closeComposer}
      closeOnEscape={!isAsked}
      size={760}
      zIndex={220}
      title={t(data?.paper ? 'mail.compose.titleWith' : 'mail.compose.title', { name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      classNames={{ body: classes.body }}
    >
      {data && <ComposerForm composition={data} onClose={closeComposer} />}
      {!data && refusal && <FormMessage tone="bad">{refusal}</FormMessage>}
      {!data && error && !refusal && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <TextSkeleton lines={9} />}
    </Modal>
  )
}
