import type { FeatureHandlers } from '../ipc/router.ts'
import { saveScoreSettings, scoreOf } from './score.service.ts'
import { scoreSettings } from './score.settings.ts'

export const scoreHandlers: FeatureHandlers<'scores'> = {
  of: scoreOf,
  settings: scoreSettings,
  saveSettings: saveScoreSettings
}
