import { ActionIcon, Button, TextInput } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Opportunity } from '#shared/opportunities/opportunity.schema.ts'
import { Timeline } from '../../records/Timeline.tsx'
import { useMay } from '../../state/session.store.ts'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { useUnsavedGuard } from '../../ui/useUnsavedGuard.ts'
import { FieldNotice } from './FieldNotice.tsx'
import { OpportunityFacts } from './OpportunityFacts.tsx'
import { OpportunityFields } from './OpportunityFields.tsx'
import classes from './OpportunityPanel.module.css'
import { StageStepper } from './StageStepper.tsx'
import { type OpportunityForm, useOpportunityForm } from './useOpportunityForm.ts'

/** One opportunity: its step, its fields to edit in place, its links and its history. */
export function OpportunityPanel({
  opportunity,
  onClose
}: {
  opportunity: Opportunity
  onClose: () => void
}) {
  const { t } = useTranslation()
  const mayWrite = useMay('sales')
  const form = useOpportunityForm(opportunity)
  useUnsavedGuard(form.isDirty)
  const saveKeys = getHotkeyHandler([['mod+Enter', () => void form.save()]])
  return (
    <>
      <div className={classes.scroller} data-autofocus tabIndex={-1}>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void form.save()
          }}
          onKeyDown={saveKeys}
        >
          <header className={classes.header}>
            <div className={classes.titleLine}>
              <TextInput
                className={classes.name}
                classNames={{ input: classes.nameInput }}
                variant="unstyled"
                dir="auto"
                readOnly={!mayWrite}
                maxLength={300}
                aria-label={t('opportunities.form.name')}
                value={form.draft.name}
                onChange={(event) => form.change({ name: event.currentTarget.value })}
                error={form.errorOf('name')}
              />
              <ActionIcon aria-label={t('common.close')} onClick={onClose}>
                <IconX size={18} stroke={1.7} aria-hidden />
              </ActionIcon>
            </div>
            <FieldNotice
              value={form.theirsOf('name')}
              onTake={() => form.change({ name: form.theirsOf('name') ?? '' })}
            />
            <StageStepper opportunity={opportunity} mayMove={mayWrite} />
          </header>
          <section className={classes.section} aria-label={t('opportunities.panel.details')}>
            <OpportunityFields
              draft={form.draft}
              change={form.change}
              errorOf={form.errorOf}
              theirsOf={form.theirsOf}
              readOnly={!mayWrite}
            />
            <OpportunityFacts opportunity={opportunity} form={form} />
          </section>
        </form>
        <section className={classes.section}>
          <h2 className={classes.heading}>{t('opportunities.panel.activity')}</h2>
          <Timeline record={{ opportunity_id: opportunity._id }} />
        </section>
      </div>
      {form.isDirty && <SaveBar form={form} />}
    </>
  )
}

function SaveBar({ form }: { form: OpportunityForm }) {
  const { t } = useTranslation()
  return (
    <footer className={classes.footer}>
      <span className={classes.unsaved}>{t('opportunities.panel.unsaved')}</span>
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
