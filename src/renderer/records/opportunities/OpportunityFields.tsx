import { NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { sectors } from '#shared/leads/lead.values.ts'
import { isClosedStage } from '#shared/opportunities/opportunity.rules.ts'
import { currencies } from '#shared/opportunities/opportunity.values.ts'
import { canonicalStage } from '#shared/opportunities/stages.ts'
import { stageProbabilities } from '#shared/pipeline/pipeline.settings.ts'
import { DayField } from '../DayField.tsx'
import { enumLabel } from '../enum-labels.ts'
import { FieldNotice } from '../fields/FieldNotice.tsx'
import type { StoredField } from '../fields/useChangedBy.ts'
import { formatPercent, numberSigns, percentSign } from '../formats.ts'
import classes from './OpportunityFields.module.css'
import type { DraftField, OpportunityDraft } from './opportunity.form.ts'
import { usePipelineSettings } from './pipeline.settings.ts'

type Props = {
  draft: OpportunityDraft
  change: (part: Partial<OpportunityDraft>) => void
  errorOf: (field: DraftField) => string | undefined
  theirsOf?: (field: DraftField) => string | null | undefined
  /** The stored opportunity; left out for a new one. */
  storedField?: (field: DraftField) => StoredField
  /** The stage that settles some fields: the probability of a deal that is won or lost, the reason of a lost one. */
  stage: string | null
}

function mayBeNull(field: DraftField): boolean {
  return field.endsWith('_date') || field === 'sector'
}

/** Where a page leads that asks for the next step. */
export const nextStepField = 'opportunity-next-step'

/** The known sectors, and the one that another program stored. */
function sectorOptions(stored: string | null): string[] {
  return stored === null || sectors.some((sector) => sector === stored) ? [...sectors] : [stored, ...sectors]
}

/** Days from today that are offered for a next action: today, tomorrow, in 3 days, next week. */
const nextActionOffers = [0, 1, 3, 7]

/** The fields that a new opportunity and a stored one have in common, but for the name. */
export function OpportunityFields({ draft, change, errorOf, theirsOf, storedField, stage }: Props) {
  const { t, i18n } = useTranslation()
  const probabilities = stageProbabilities(usePipelineSettings())
  const canonical = canonicalStage(stage)
  const isClosed = isClosedStage(stage)
  const notice = (field: DraftField) => (
    <FieldNotice
      of={storedField?.(field) ?? null}
      value={theirsOf?.(field)}
      onTake={() => change({ [field]: theirsOf?.(field) ?? (mayBeNull(field) ? null : '') })}
    />
  )
  const currencyCodes = currencies.some((code) => code === draft.currency)
    ? [...currencies]
    : [draft.currency, ...currencies]
  return (
    <div className={classes.grid}>
      <div className={classes.field}>
        <div className={classes.money}>
          <NumberInput
            {...numberSigns(i18n.language)}
            className={classes.amount}
            hideControls
            decimalScale={2}
            label={t('opportunities.form.value')}
            value={draft.value}
            onChange={(value) => change({ value: String(value) })}
            error={errorOf('value')}
          />
          <Select
            className={classes.currency}
            aria-label={t('opportunities.form.currency')}
            allowDeselect={false}
            checkIconPosition="right"
            data={currencyCodes}
            value={draft.currency}
            onChange={(currency) => currency && change({ currency })}
            error={errorOf('currency')}
          />
        </div>
        {notice('value')}
        {notice('currency')}
      </div>
      <div className={classes.field}>
        <NumberInput
          allowDecimal={false}
          max={100}
          clampBehavior="none"
          step={5}
          suffix={percentSign(i18n.language)}
          label={t('opportunities.form.probability')}
          value={draft.probability}
          onChange={(value) => change({ probability: String(value) })}
          error={errorOf('probability')}
          disabled={isClosed}
          classNames={{ input: classes.settled }}
          placeholder={canonical ? formatPercent(probabilities[canonical] / 100, i18n.language) : undefined}
          description={
            isClosed
              ? t('opportunities.form.probabilityClosed')
              : canonical &&
                t('opportunities.form.probabilityUsual', {
                  percent: formatPercent(probabilities[canonical] / 100, i18n.language)
                })
          }
          inputWrapperOrder={['label', 'input', 'error', 'description']}
        />
        {notice('probability')}
      </div>
      <div className={classes.field}>
        <DayField
          keepsText
          label={t('opportunities.form.expectedClose')}
          day={draft.expected_close_date}
          onDay={(expected_close_date) => change({ expected_close_date })}
          error={errorOf('expected_close_date')}
        />
        {notice('expected_close_date')}
      </div>
      <div className={classes.field}>
        <DayField
          keepsText
          label={t('opportunities.form.nextActionDate')}
          offers={nextActionOffers}
          day={draft.next_action_date}
          onDay={(next_action_date) => change({ next_action_date })}
          error={errorOf('next_action_date')}
        />
        {notice('next_action_date')}
      </div>
      <div className={classes.wide}>
        <TextInput
          id={nextStepField}
          label={t('opportunities.form.nextStep')}
          placeholder={t('opportunities.form.nextStepPlaceholder')}
          value={draft.next_step}
          onChange={(event) => change({ next_step: event.currentTarget.value })}
          error={errorOf('next_step')}
        />
        {notice('next_step')}
      </div>
      <div className={classes.field}>
        <Select
          clearable
          label={t('opportunities.field.sector')}
          placeholder={t('opportunities.form.sectorPlaceholder')}
          data={sectorOptions(draft.sector).map((sector) => ({
            value: sector,
            label: enumLabel(t, 'sector', sector)
          }))}
          value={draft.sector}
          onChange={(sector) => change({ sector })}
          error={errorOf('sector')}
        />
        {notice('sector')}
      </div>
      {canonical === 'lost' && (
        <div className={classes.wide}>
          <Textarea
            autosize
            minRows={1}
            maxRows={6}
            label={t('opportunities.panel.lostReason')}
            value={draft.lost_reason}
            onChange={(event) => change({ lost_reason: event.currentTarget.value })}
            error={errorOf('lost_reason')}
          />
          {notice('lost_reason')}
        </div>
      )}
    </div>
  )
}
