import { useLayoutEffect } from 'react'
import { type StageSetting, usualStageName } from '#shared/pipeline/pipeline.settings.ts'
import { type Language, languages } from '#shared/values/language.ts'
import { translator } from '../i18n/translator.ts'
import { usePipelineSettings } from '../records/opportunities/pipeline.settings.ts'

/** Calls the stages as the team does, wherever a screen names one, until somebody else is signed in. */
export function useStageNames(): void {
  const { stages } = usePipelineSettings()
  useLayoutEffect(() => {
    putNames(stages, ({ names }, language) => names[language])
    return () => putNames(stages, () => null)
  }, [stages])
}

/** The usual name stands where there is no other. Screens are told only of what is new in their language. */
function putNames(
  stages: StageSetting[],
  nameOf: (setting: StageSetting, language: Language) => string | null
): void {
  for (const language of languages) {
    for (const setting of stages) {
      const key = `enums.stage.${setting.stage}`
      const usual = usualStageName(setting.stage, language)
      const name = nameOf(setting, language) ?? usual
      // A language that was not loaded yet brings the usual names itself.
      if ((translator.getResource(language, 'translation', key) ?? usual) === name) continue
      translator.addResource(language, 'translation', key, name, { silent: language !== translator.language })
    }
  }
}
