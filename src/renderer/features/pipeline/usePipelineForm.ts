import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AppError } from '#shared/ipc/result.ts'
import {
  defaultPipelineSettings,
  type PipelineSettings,
  type StageSetting
} from '#shared/pipeline/pipeline.settings.ts'
import { api, ask } from '../../api/client.ts'
import { callOptions, queryClient } from '../../api/queries.ts'
import { usePipelineSettings } from '../../records/opportunities/pipeline.settings.ts'
import { fieldErrors, fieldText } from '../../ui/errors.ts'
import { showDone, showError } from '../../ui/toasts.tsx'
import { useUnsavedGuard } from '../../ui/useUnsavedGuard.ts'

/** A number field that is being emptied holds ''. */
export type DraftStage = Omit<StageSetting, 'probability'> & { probability: number | '' }
type Draft = { stages: DraftStage[]; stale_days: number | '' }
type Base = Pick<PipelineSettings, 'stages' | 'stale_days'>

export type PipelineForm = ReturnType<typeof usePipelineForm>

/** Edits the settings of the pipeline. News from the database replace a form that nobody has touched. */
export function usePipelineForm() {
  const { t } = useTranslation()
  const stored = usePipelineSettings()
  const [seen, setSeen] = useState<Base>(stored)
  const [draft, setDraft] = useState<Draft>(stored)
  const [codes, setCodes] = useState<Record<string, string | undefined>>({})
  const [theirs, setTheirs] = useState<PipelineSettings | null>(null)
  const [isSaving, setSaving] = useState(false)
  const isDirty = !isSame(draft, seen)
  useUnsavedGuard(isDirty)
  if (stored !== seen && !isDirty) {
    setSeen(stored)
    setDraft(stored)
  }

  const show = (settings: Base) => {
    setSeen(settings)
    setDraft(settings)
    setTheirs(null)
    setCodes({})
  }

  const change = (part: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...part }))
    setCodes({})
  }

  async function save(base: Base | null = seen): Promise<void> {
    const from = base ?? seen
    if (draft.stale_days === '' || draft.stages.some(({ probability }) => probability === '')) {
      setCodes({ stale_days: draft.stale_days === '' ? 'bad_days' : undefined })
      return showError(t('errors.field.bad_percent'))
    }
    setSaving(true)
    try {
      const set = trimmed(draft)
      const saved = await ask(
        api.pipeline.saveSettings({ set, base: { stages: from.stages, stale_days: from.stale_days } })
      )
      queryClient.setQueryData(callOptions('pipeline', 'settings', {}).queryKey, saved)
      show(saved)
      showDone(t('common.saved'))
    } catch (error) {
      setCodes(fieldErrors(error))
      if (error instanceof AppError && error.code === 'changed_elsewhere') {
        setTheirs(error.details.current as PipelineSettings)
      } else showError(error)
    } finally {
      setSaving(false)
    }
  }

  const usual = { stages: defaultPipelineSettings.stages, stale_days: draft.stale_days }
  return {
    draft,
    others: stored.others,
    isDirty,
    isUsual: isSame(draft, usual),
    isSaving,
    theirs,
    change,
    changeStage: (at: number, part: Partial<DraftStage>) =>
      change({ stages: draft.stages.map((stage, place) => (place === at ? { ...stage, ...part } : stage)) }),
    move: (from: number, to: number) => change({ stages: moved(draft.stages, from, to) }),
    useUsual: () => change(usual),
    reset: () => show(stored),
    takeTheirs: () => theirs && show(theirs),
    save,
    errorOf: (field: string) => {
      const code = codes[field]
      return code ? fieldText(code, t) : undefined
    }
  }
}

function isSame(a: Draft, b: Draft): boolean {
  return JSON.stringify([a.stages, a.stale_days]) === JSON.stringify([b.stages, b.stale_days])
}

function moved<T>(list: T[], from: number, to: number): T[] {
  const others = list.filter((_, at) => at !== from)
  return [...others.slice(0, to), ...list.slice(from, from + 1), ...others.slice(to)]
}

/** A name of spaces is none. */
function trimmed(draft: Draft): Base {
  const stages = draft.stages.map((setting) => ({
    ...setting,
    probability: Number(setting.probability),
    names: Object.fromEntries(
      Object.entries(setting.names).map(([language, name]) => [language, name?.trim() || null])
    ) as StageSetting['names']
  }))
  return { stages, stale_days: Number(draft.stale_days) }
}
