import { Button, Modal, Select, TextInput } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isClosedStage } from '#shared/opportunities/opportunity.rules.ts'
import type { Stage } from '#shared/opportunities/stages.ts'
import type { LinkedRecord } from '#shared/records/record.schema.ts'
import { api, ask } from '../../api/client.ts'
import { queryClient } from '../../api/queries.ts'
import { fieldErrors, fieldText } from '../../ui/errors.ts'
import { KeyHint } from '../../ui/KeyHint.tsx'
import { showError } from '../../ui/toasts.tsx'
import { DraftNotice } from '../drafts/DraftNotice.tsx'
import { inShape, useDraftKeeping, useKeptDraft } from '../drafts/useDraft.ts'
import { RecordSelect } from '../RecordSelect.tsx'
import classes from './NewOpportunityDialog.module.css'
import { OpportunityFields } from './OpportunityFields.tsx'
import {
  changedFields,
  draftOf,
  type FieldCodes,
  type OpportunityDraft,
  readDraft
} from './opportunity.form.ts'
import { usePipelineSettings } from './pipeline.settings.ts'

/** What the form starts from; the database fills in the stage's own probability and the owner. */
const nothingYet = {
  name: '',
  value: null,
  currency: 'USD',
  probability: null,
  expected_close_date: null,
  next_step: null,
  next_action_date: null,
  owner_email: null,
  sector: null,
  lost_reason: null,
  lead_id: null,
  contact_id: null
}

type Props = {
  onClose: () => void
  /** The dialog is to close; the caller opens the new opportunity once it has. */
  onCreated: (id: string) => void
}

/** The form for a new opportunity. Closing keeps a draft. */
export function NewOpportunityDialog({ onClose, onCreated }: Props) {
  const { t } = useTranslation()
  const form = useNewOpportunity(onCreated)
  const { stages } = usePipelineSettings()
  // A deal can't begin as lost: that would need a reason.
  const firstStages = stages.map(({ stage }) => stage).filter((stage) => stage !== 'lost')
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('opportunities.new')}
      size={520}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void form.save()
        }}
        onKeyDown={getHotkeyHandler([['mod+Enter', () => void form.save()]])}
      >
        {form.isRestored && <DraftNotice onDiscard={form.discard} />}
        <TextInput
          data-autofocus
          withAsterisk
          label={t('opportunities.form.name')}
          placeholder={t('opportunities.form.namePlaceholder')}
          value={form.draft.name}
          onChange={(event) => form.change({ name: event.currentTarget.value })}
          error={form.errorOf('name')}
        />
        <div className={classes.pair}>
          <Select
            label={t('opportunities.form.stage')}
            allowDeselect={false}
            checkIconPosition="right"
            data={firstStages.map((stage) => ({ value: stage, label: t(`enums.stage.${stage}`) }))}
            value={form.stage}
            onChange={(stage) => stage && form.setStage(stage as Stage)}
          />
          <RecordSelect
            kinds={['lead']}
            label={t('opportunities.form.lead')}
            placeholder={t('opportunities.form.leadPlaceholder')}
            value={form.lead}
            onChange={form.setLead}
          />
        </div>
        <OpportunityFields
          draft={form.draft}
          change={form.change}
          errorOf={form.errorOf}
          stage={form.stage}
        />
        <div className={classes.actions}>
          <span className={classes.keys}>
            <KeyHint keys="mod+enter" />
          </span>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={form.isSaving}>
            {t('opportunities.form.create')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}

type Kept = { draft: OpportunityDraft; stage: Stage; lead: LinkedRecord | null }

const form = 'opportunity.new'
const firstStage: Stage = 'qualification'

function useNewOpportunity(onCreated: Props['onCreated']) {
  const { t } = useTranslation()
  const kept = useKeptDraft<Kept>(form)
  const [draft, setDraft] = useState(() => inShape(draftOf(nothingYet), kept?.draft ?? null))
  const [stage, setStage] = useState<Stage>(kept?.stage ?? firstStage)
  const [lead, setLead] = useState(kept?.lead ?? null)
  const [isRestored, setRestored] = useState(kept !== null)
  const [codes, setCodes] = useState<FieldCodes>({})
  const [isSaving, setSaving] = useState(false)
  const [created, setCreated] = useState<string | null>(null)
  const fields = changedFields(draft, { ...nothingYet, stage })
  const isKept = created === null && (fields.length > 0 || lead !== null)
  const values = useMemo(() => (isKept ? { draft, stage, lead } : null), [isKept, draft, stage, lead])
  useDraftKeeping(form, values)
  // After the draft is gone: the form must not tell that it is kept.
  useEffect(() => {
    if (created) onCreated(created)
  }, [created, onCreated])

  async function save(): Promise<void> {
    const reading = readDraft(draft, [...new Set([...fields, 'name' as const, 'currency' as const])])
    if (!reading.ok) return setCodes(reading.errors)
    if (isSaving) return
    setSaving(true)
    try {
      const name = reading.set.name ?? ''
      const { _id } = await ask(
        api.opportunities.create({ ...reading.set, name, stage, lead_id: lead?._id ?? null })
      )
      void queryClient.invalidateQueries({ queryKey: ['opportunities', 'board'] })
      setCreated(_id)
    } catch (error) {
      setCodes(fieldErrors(error))
      showError(error)
    } finally {
      setSaving(false)
    }
  }

  return {
    draft,
    stage,
    setStage: (to: Stage) => {
      setStage(to)
      // The field can't be used then, and must not show what will not be written.
      if (isClosedStage(to)) setDraft((before) => ({ ...before, probability: '' }))
    },
    lead,
    setLead,
    isSaving,
    save,
    change: (part: Partial<OpportunityDraft>) => {
      setDraft((before) => ({ ...before, ...part }))
      setCodes((before) => ({
        ...before,
        ...Object.fromEntries(Object.keys(part).map((key) => [key, undefined]))
      }))
    },
    isRestored,
    discard: () => {
      setDraft(draftOf(nothingYet))
      setStage(firstStage)
      setLead(null)
      setCodes({})
      setRestored(false)
    },
    errorOf: (field: keyof OpportunityDraft) => {
      const code = codes[field]
      return code ? fieldText(code, t) : undefined
    }
  }
}
