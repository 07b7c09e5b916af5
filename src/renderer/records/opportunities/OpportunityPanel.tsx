import { ActionIcon } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { IconArrowsDiagonal, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useMay } from '../../state/session.store.ts'
import { FieldNotice } from '../fields/FieldNotice.tsx'
import { EmailButton } from '../mail/EmailButton.tsx'
import { UnsentMails } from '../mail/UnsentMails.tsx'
import { Timeline } from '../Timeline.tsx'
import { RecordTasks } from '../tasks/RecordTasks.tsx'
import { OpportunityFacts } from './OpportunityFacts.tsx'
import { OpportunityFields } from './OpportunityFields.tsx'
import { NameField, SaveBar } from './OpportunityFormParts.tsx'
import classes from './OpportunityPanel.module.css'
import { OpportunityReading } from './OpportunityReading.tsx'
import type { ShownOpportunity } from './opportunity.shown.ts'
import { StageStepper } from './StageStepper.tsx'
import { useOpportunityForm } from './useOpportunityForm.ts'

/** One opportunity: its step, its fields to edit in place, its links and its history. */
export function OpportunityPanel({
  opportunity,
  onClose
}: {
  opportunity: ShownOpportunity
  onClose: () => void
}) {
  const { t } = useTranslation()
  const mayWrite = useMay('sales')
  const form = useOpportunityForm(opportunity)
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
              <EmailButton record={{ opportunity_id: opportunity._id }} size="xs" />
              <ActionIcon
                component={Link}
                href={`/opportunities/${opportunity._id}`}
                aria-label={t('opportunities.panel.openPage')}
                title={t('opportunities.panel.openPage')}
              >
                <IconArrowsDiagonal size={17} stroke={1.7} aria-hidden />
              </ActionIcon>
              <ActionIcon aria-label={t('common.close')} onClick={onClose}>
                <IconX size={18} stroke={1.7} aria-hidden />
              </ActionIcon>
            </div>
            <FieldNotice
              of={form.storedField('name')}
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
                storedField={form.storedField}
                stage={opportunity.stage}
              />
            ) : (
              <OpportunityReading opportunity={opportunity} />
            )}
            <OpportunityFacts opportunity={opportunity} form={form} />
          </section>
        </form>
        <div className={classes.tasks}>
          <RecordTasks
            record={{ kind: 'opportunity', _id: opportunity._id, name: opportunity.name, mayOpen: true }}
          />
        </div>
        <section className={classes.section}>
          <h2 className={classes.heading}>{t('opportunities.panel.activity')}</h2>
          <UnsentMails record={{ opportunity_id: opportunity._id }} />
          <Timeline record={{ opportunity_id: opportunity._id }} />
        </section>
      </div>
      {form.isDirty && <SaveBar form={form} />}
    </>
  )
}
