import type { FeatureHandlers } from '../ipc/router.ts'
import { pipelineSettings, savePipelineSettings } from './pipeline.service.ts'

export const pipelineHandlers: FeatureHandlers<'pipeline'> = {
  settings: pipelineSettings,
  saveSettings: savePipelineSettings
}
