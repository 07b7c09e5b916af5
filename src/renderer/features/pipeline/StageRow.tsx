import { ActionIcon, NumberInput, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { isClosedStage } from '#shared/opportunities/opportunity.rules.ts'
import { type StageSetting, usualStageName } from '#shared/pipeline/pipeline.settings.ts'
import { directionOf, languages } from '#shared/values/language.ts'
import { percentSign } from '../../records/formats.ts'
import colors from '../../records/stage-colors.module.css'
import classes from './PipelineSection.module.css'
import type { DraftStage } from './usePipelineForm.ts'

type Props = {
  setting: DraftStage
  onChange: (changed: Partial<DraftStage>) => void
  /** Left out at the ends. */
  onUp: (() => void) | undefined
  onDown: (() => void) | undefined
}

/** One stage: its place, its name in each language, and the probability that a deal gets there. */
export function StageRow({ setting, onChange, onUp, onDown }: Props) {
  const { t, i18n } = useTranslation()
  const { stage, names } = setting
  const name = t(`enums.stage.${stage}`)
  const rename = (language: keyof StageSetting['names'], text: string) =>
    onChange({ names: { ...names, [language]: text === '' ? null : text } })
  return (
    <li className={classes.row} data-testid={`stage-row-${stage}`}>
      <span className={`${colors.stage} ${classes.first}`} data-stage={stage}>
        <ActionIcon size="sm" aria-label={t('pipeline.up', { name })} disabled={!onUp} onClick={onUp}>
          <IconArrowUp size={14} stroke={1.7} aria-hidden />
        </ActionIcon>
        <ActionIcon size="sm" aria-label={t('pipeline.down', { name })} disabled={!onDown} onClick={onDown}>
          <IconArrowDown size={14} stroke={1.7} aria-hidden />
        </ActionIcon>
        <span className={classes.mark} aria-hidden />
      </span>
      {languages.map((language) => (
        <TextInput
          key={language}
          size="xs"
          lang={language}
          dir={directionOf(language)}
          maxLength={60}
          aria-label={t('pipeline.nameIn', { name: usualStageName(stage, language), language })}
          placeholder={usualStageName(stage, language)}
          value={names[language] ?? ''}
          onChange={(event) => rename(language, event.currentTarget.value)}
        />
      ))}
      <NumberInput
        size="xs"
        hideControls
        allowDecimal={false}
        allowNegative={false}
        max={100}
        suffix={percentSign(i18n.language)}
        aria-label={`${t('opportunities.form.probability')}: ${name}`}
        disabled={isClosedStage(stage)}
        value={setting.probability}
        onChange={(value) => onChange({ probability: value === '' ? '' : Number(value) })}
      />
    </li>
  )
}
