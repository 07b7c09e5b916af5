import { ActionIcon, Button, Textarea } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { isClosedStage } from '#shared/opportunities/opportunity.rules.ts'
import type { Opportunity } from '#shared/opportunities/opportunity.schema.ts'
import { Timeline } from '../../records/Timeline.tsx'
import { useMay } from '../../state/session.store.ts'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { useUnsavedGuard } from '../../ui/useUnsavedGuard.ts'
import { FieldNotice } from './FieldNotice.tsx'
import { OpportunityFacts } from './OpportunityFacts.tsx'
import { OpportunityFields } from './OpportunityFields.tsx'
import classes from './OpportunityPanel.module.css'
import { OpportunityReading } from './OpportunityReading.tsx'
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
              {mayWrite ? (
                <NameField form={form} />
              ) : (
                <h2 className={classes.readName} dir="auto">
                  {opportunity.name}
                </h2>
              )}
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
            {mayWrite ? (
              <OpportunityFields
                draft={form.draft}
                change={form.change}
                errorOf={form.errorOf}
                theirsOf={form.theirsOf}
                isClosed={isClosedStage(opportunity.stage)}
              />
            ) : (
              <OpportunityReading opportunity={opportunity} />
            )}
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

/** The name, over as many lines as it needs; Enter saves, as in a field of one line. */
function NameField({ form }: { form: OpportunityForm }) {
  const { t } = useTranslation()
  return (
    <Textarea
      className={classes.name}
      classNames={{ input: classes.nameInput }}
      variant="unstyled"
      autosize
      minRows={1}
      maxRows={4}
      maxLength={300}
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
