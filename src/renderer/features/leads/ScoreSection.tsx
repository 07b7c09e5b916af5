import { Button, NumberInput, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SettingRow, SettingsSection } from '#renderer/ui/SettingsSection.tsx'
import { pointsOf, scoreRules } from '#shared/leads/lead.score.ts'
import classes from './ScoreSection.module.css'
import { useScoreForm } from './useScoreForm.ts'

/** How much each rule of the lead score counts, and whether scores are kept so that lists can sort. */
export function ScoreSection() {
  const { t } = useTranslation()
  const form = useScoreForm()
  if (!form) return null
  const { draft } = form
  const most = pointsOf(draft.weights)
  return (
    <SettingsSection title={t('scores.settings.title')}>
      <p className={classes.help} data-part="score">
        {t('scores.settings.help')}
      </p>
      {scoreRules.map((rule) => (
        <SettingRow
          key={rule}
          label={t(`scores.rule.${rule}`)}
          hint={`${t(`scores.settings.hint.${rule}`)} ${t('scores.settings.most', { count: most[rule] })}`}
        >
          <NumberInput
            className={classes.weight}
            aria-label={t('scores.settings.weight', { rule: t(`scores.rule.${rule}`) })}
            min={0}
            max={100}
            allowDecimal={false}
            allowNegative={false}
            clampBehavior="strict"
            value={draft.weights[rule]}
            onChange={(weight) => form.change({ weights: { ...draft.weights, [rule]: Number(weight) || 0 } })}
          />
        </SettingRow>
      ))}
      <SettingRow label={t('scores.settings.stored')} hint={t('scores.settings.storedHint')}>
        <Switch
          aria-label={t('scores.settings.stored')}
          checked={draft.is_stored}
          onChange={(event) => form.change({ is_stored: event.currentTarget.checked })}
        />
      </SettingRow>
      {form.isNothing && (
        <p className={classes.problem} role="alert">
          {t('scores.settings.none')}
        </p>
      )}
      <div className={classes.footer}>
        <Button variant="subtle" color="gray" onClick={form.useUsual}>
          {t('scores.settings.usual')}
        </Button>
        <span className={classes.space} />
        <Button variant="default" disabled={!form.isDirty} onClick={form.reset}>
          {t('common.unsaved.discard')}
        </Button>
        <Button disabled={!form.isDirty || form.isNothing} loading={form.isSaving} onClick={form.save}>
          {t('common.save')}
        </Button>
      </div>
    </SettingsSection>
  )
}
