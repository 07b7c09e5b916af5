import { getHotkeyHandler } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { useLocation, useParams } from 'wouter'
import { FieldNotice } from '#renderer/records/fields/FieldNotice.tsx'
import { RelatedInvoices } from '#renderer/records/invoices/RelatedInvoices.tsx'
import { EmailButton } from '#renderer/records/mail/EmailButton.tsx'
import { UnsentMails } from '#renderer/records/mail/UnsentMails.tsx'
import { MoveFeedback } from '#renderer/records/opportunities/MoveFeedback.tsx'
import { OpportunityFacts } from '#renderer/records/opportunities/OpportunityFacts.tsx'
import { OpportunityFields } from '#renderer/records/opportunities/OpportunityFields.tsx'
import { NameField, SaveBar } from '#renderer/records/opportunities/OpportunityFormParts.tsx'
import { OpportunityReading } from '#renderer/records/opportunities/OpportunityReading.tsx'
import { type ShownOpportunity, useOpportunity } from '#renderer/records/opportunities/opportunity.shown.ts'
import { StageStepper } from '#renderer/records/opportunities/StageStepper.tsx'
import {
  type OpportunityForm,
  useOpportunityForm
} from '#renderer/records/opportunities/useOpportunityForm.ts'
import { BackToList } from '#renderer/records/page/BackToList.tsx'
import { HistoryHeading, RecordColumns, RecordSkeleton } from '#renderer/records/page/RecordColumns.tsx'
import { RecordHeader, RecordTitle } from '#renderer/records/page/RecordHeader.tsx'
import { useBackKey } from '#renderer/records/page/useBackKey.ts'
import { Timeline } from '#renderer/records/Timeline.tsx'
import { RecordTasks } from '#renderer/records/tasks/RecordTasks.tsx'
import { useMay } from '#renderer/state/session.store.ts'
import { ErrorState } from '#renderer/ui/ErrorState.tsx'
import { AppError } from '#shared/ipc/result.ts'
import { NextStep } from './NextStep.tsx'
import classes from './OpportunityPage.module.css'
import { StageHistory } from './StageHistory.tsx'

const listHref = '/opportunities'

/** One opportunity at its own address: what comes next, where it has been, what happened, and every field. */
export function OpportunityPage() {
  const { id = '' } = useParams<{ id: string }>()
  const [, navigate] = useLocation()
  const { opportunity, error, refetch } = useOpportunity(id)
  useBackKey(() => navigate(listHref))
  // A deal that was given away or deleted is not shown from memory.
  const isGone = error instanceof AppError && error.code === 'not_found'
  if (error && (isGone || !opportunity)) {
    return (
      <ErrorState error={error} onRetry={() => void refetch()}>
        <BackToList href={listHref} />
      </ErrorState>
    )
  }
  if (!opportunity) return <RecordSkeleton />
  return <Loaded key={id} opportunity={opportunity} />
}

function Loaded({ opportunity }: { opportunity: ShownOpportunity }) {
  const mayWrite = useMay('sales')
  const form = useOpportunityForm(opportunity)
  return (
    <>
      <Head opportunity={opportunity} form={form} mayWrite={mayWrite} />
      <RecordColumns side={<Side opportunity={opportunity} form={form} mayWrite={mayWrite} />}>
        <NextStep opportunity={opportunity} />
        <StageHistory opportunity={opportunity} />
        <RelatedInvoices record={{ opportunity_id: opportunity._id }} />
        <UnsentMails record={{ opportunity_id: opportunity._id }} />
        <RecordTasks
          record={{ kind: 'opportunity', _id: opportunity._id, name: opportunity.name, mayOpen: true }}
        />
        <HistoryHeading />
        <Timeline record={{ opportunity_id: opportunity._id }} />
      </RecordColumns>
      <MoveFeedback />
    </>
  )
}

type Props = { opportunity: ShownOpportunity; form: OpportunityForm; mayWrite: boolean }

function Head({ opportunity, form, mayWrite }: Props) {
  return (
    <RecordHeader
      listHref={listHref}
      picture={{ name: opportunity.name, hueKey: opportunity._id }}
      marks={<StageStepper opportunity={opportunity} mayMove={mayWrite} />}
      actions={<EmailButton record={{ opportunity_id: opportunity._id }} size="xs" />}
    >
      {mayWrite ? (
        <>
          <h1 className={classes.hidden}>{opportunity.name}</h1>
          <NameField form={form} />
          <FieldNotice
            of={form.storedField('name')}
            value={form.theirsOf('name')}
            onTake={() => form.change({ name: form.theirsOf('name') ?? '' })}
          />
        </>
      ) : (
        <RecordTitle name={opportunity.name} />
      )}
    </RecordHeader>
  )
}

function Side({ opportunity, form, mayWrite }: Props) {
  const { t } = useTranslation()
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void form.save()
      }}
      onKeyDown={getHotkeyHandler([['mod+Enter', () => void form.save()]])}
    >
      <section className={classes.fields} aria-label={t('opportunities.panel.details')}>
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
      {form.isDirty && (
        <div className={classes.save}>
          <SaveBar form={form} />
        </div>
      )}
    </form>
  )
}
