import { Alert, Button, NumberInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SettingRow, SettingsSection } from '../../ui/SettingsSection.tsx'
import classes from './PipelineSection.module.css'
import { StageRow } from './StageRow.tsx'
import { type PipelineForm, usePipelineForm } from './usePipelineForm.ts'

/** How the team calls and orders the stages, what they suggest, and when a deal counts as forgotten. For administrators. */
export function PipelineSection() {
  const { t } = useTranslation()
  const form = usePipelineForm()
  return (
    <SettingsSection title={t('pipeline.title')}>
      <p className={classes.help}>{t('pipeline.help')}</p>
      <Heads />
      <ol className={classes.rows} aria-label={t('pipeline.stages')}>
        {form.draft.stages.map((setting, at) => (
          <StageRow
            key={setting.stage}
            setting={setting}
            onChange={(changed) => form.changeStage(at, changed)}
            onUp={at > 0 ? () => form.move(at, at - 1) : undefined}
            onDown={at < form.draft.stages.length - 1 ? () => form.move(at, at + 1) : undefined}
          />
        ))}
      </ol>
      {form.others.length > 0 && (
        <p className={classes.help}>
          {t('pipeline.others')} <bdi>{form.others.map(({ name }) => name).join(', ')}</bdi>
        </p>
      )}
      <SettingRow label={t('pipeline.stale')} hint={t('pipeline.staleHint')}>
        <NumberInput
          className={classes.days}
          aria-label={t('pipeline.stale')}
          min={1}
          max={365}
          allowDecimal={false}
          allowNegative={false}
          value={form.draft.stale_days}
          onChange={(days) => form.change({ stale_days: days === '' ? '' : Number(days) })}
          error={form.errorOf('stale_days')}
        />
      </SettingRow>
      {form.theirs && <Conflict form={form} />}
      <Footer form={form} />
    </SettingsSection>
  )
}

function Heads() {
  const { t } = useTranslation()
  return (
    <div className={classes.heads} aria-hidden>
      <span className={classes.first} />
      <span lang="en">English</span>
      <span lang="fr">Français</span>
      <span lang="he">עברית</span>
      <span>{t('opportunities.form.probability')}</span>
    </div>
  )
}

/** Somebody else saved meanwhile: theirs may be taken, or one's own kept. */
function Conflict({ form }: { form: PipelineForm }) {
  const { t } = useTranslation()
  return (
    <Alert color="red" className={classes.conflict} role="alert">
      {t('pipeline.conflict')}
      <div className={classes.choices}>
        <Button size="compact-sm" variant="default" onClick={form.takeTheirs}>
          {t('pipeline.takeTheirs')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => void form.save(form.theirs)}>
          {t('pipeline.keepMine')}
        </Button>
      </div>
    </Alert>
  )
}

function Footer({ form }: { form: PipelineForm }) {
  const { t } = useTranslation()
  return (
    <div className={classes.footer}>
      <Button variant="subtle" color="gray" disabled={form.isUsual} onClick={form.useUsual}>
        {t('pipeline.usual')}
      </Button>
      <span className={classes.space} />
      <Button variant="default" disabled={!form.isDirty} onClick={form.reset}>
        {t('common.unsaved.discard')}
      </Button>
      <Button disabled={!form.isDirty} loading={form.isSaving} onClick={() => void form.save()}>
        {t('common.save')}
      </Button>
    </div>
  )
}
