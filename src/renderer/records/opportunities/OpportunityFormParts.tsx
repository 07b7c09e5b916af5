import { Button, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { KeyHint } from '../../ui/KeyHint.tsx'
import classes from './OpportunityPanel.module.css'
import type { OpportunityForm } from './useOpportunityForm.ts'

/** The name, over as many lines as it needs; Enter saves, as in a field of one line. */
export function NameField({ form }: { form: OpportunityForm }) {
  const { t } = useTranslation()
  return (
    <Textarea
      className={classes.name}
      classNames={{ input: classes.nameInput }}
      variant="unstyled"
      autosize
      minRows={1}
      maxRows={4}
      aria-label={t('opportunities.form.name')}
      value={form.draft.name}
      onChange={(event) => form.change({ name: event.currentTarget.value.replaceAll('\n', ' ') })}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
        event.preventDefault()
        void form.save()
      }}
      error={form.errorOf('name')}
    />
  )
}

/** What was typed is not saved yet: the way to keep it, and the way to drop it. */
export function SaveBar({ form }: { form: OpportunityForm }) {
  const { t } = useTranslation()
  return (
    <footer className={classes.footer}>
      <span className={classes.unsaved}>
        {t(form.isRestored ? 'records.draft.restored' : 'opportunities.panel.unsaved')}
      </span>
      <Button variant="subtle" color="gray" onClick={form.reset}>
        {t('common.unsaved.discard')}
      </Button>
      <KeyHint keys="mod+enter" />
      <Button loading={form.isSaving} onClick={() => void form.save()}>
        {t('common.save')}
      </Button>
    </footer>
  )
}
