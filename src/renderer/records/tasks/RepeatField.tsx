import { NumberInput, Select } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatRepeat, parseRepeat, type Repeat, type RepeatUnit, repeatUnits } from '#shared/tasks/repeat.ts'
import { DayField } from '../DayField.tsx'
import { presetOf, presetRule, type RepeatPreset, repeatPresets, startOf } from './repeat.presets.ts'
import classes from './TaskDialog.module.css'
import type { TaskDraft } from './task.draft.ts'
import { repeatWords } from './task.words.ts'
import { WeekdayChips } from './WeekdayChips.tsx'

type Props = {
  draft: TaskDraft
  error: ReactNode
  onChange: (rule: string | null) => void
}

/** How often a task comes again: a usual rule, or one of one's own, and until when. */
export function RepeatField({ draft, error, onChange }: Props) {
  const { t, i18n } = useTranslation()
  const { language } = i18n
  const [isCustom, setCustom] = useState(false)
  const repeat = parseRepeat(draft.repeat)
  const preset = isCustom ? 'custom' : presetOf(draft.repeat, draft.day, language)
  const set = (part: Partial<Repeat>) => repeat && onChange(formatRepeat({ ...repeat, ...part }))
  const choose = (chosen: RepeatPreset) => {
    setCustom(chosen === 'custom')
    if (chosen === 'custom') onChange(draft.repeat ?? formatRepeat(startOf('week', draft.day)))
    else onChange(presetRule(chosen, draft.day, language))
  }
  const label = (name: RepeatPreset) =>
    name === 'custom' && preset === 'custom' && draft.repeat && !isCustom
      ? repeatWords(draft.repeat, t, language)
      : t(`tasks.repeat.${name}`)
  return (
    <>
      <Select
        label={t('tasks.form.repeat')}
        allowDeselect={false}
        checkIconPosition="right"
        data={repeatPresets.map((name) => ({ value: name, label: label(name) }))}
        value={preset}
        error={error}
        onChange={(name) => name && choose(name as RepeatPreset)}
      />
      {preset === 'custom' && repeat && <CustomRule repeat={repeat} day={draft.day} onChange={set} />}
      {repeat && (
        <div className={classes.until}>
          <DayField
            aria-label={t('tasks.form.until')}
            placeholder={t('tasks.form.forever')}
            leftSection={<span className={classes.origin}>{t('tasks.form.until')}</span>}
            leftSectionWidth={62}
            day={repeat.until}
            onDay={(until) => set({ until })}
          />
        </div>
      )}
    </>
  )
}

type CustomProps = { repeat: Repeat; day: string | null; onChange: (part: Partial<Repeat>) => void }

function CustomRule({ repeat, day, onChange }: CustomProps) {
  const { t } = useTranslation()
  return (
    <div className={classes.custom}>
      <NumberInput
        className={classes.interval}
        label={t('tasks.form.every')}
        min={1}
        max={999}
        allowDecimal={false}
        value={repeat.interval}
        onChange={(interval) => typeof interval === 'number' && interval >= 1 && onChange({ interval })}
      />
      <Select
        className={classes.unit}
        aria-label={t('tasks.form.repeat')}
        allowDeselect={false}
        checkIconPosition="right"
        data={repeatUnits.map((unit) => ({ value: unit, label: t(`tasks.repeat.unit.${unit}`) }))}
        value={repeat.unit}
        onChange={(unit) => {
          const { weekdays, monthDay } = startOf(unit as RepeatUnit, day)
          onChange({ unit: unit as RepeatUnit, weekdays, monthDay })
        }}
      />
      {repeat.unit === 'week' && (
        <div className={classes.days}>
          <WeekdayChips
            label={t('tasks.form.on')}
            chosen={repeat.weekdays}
            onChange={(weekdays) => onChange({ weekdays })}
          />
        </div>
      )}
    </div>
  )
}
