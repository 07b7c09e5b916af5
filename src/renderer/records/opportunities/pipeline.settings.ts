import { useQuery } from '@tanstack/react-query'
import type { Stage } from '#shared/opportunities/stages.ts'
import {
  defaultPipelineSettings,
  type PipelineSettings,
  stageProbabilities
} from '#shared/pipeline/pipeline.settings.ts'
import { callOptions, queryClient } from '../../api/queries.ts'

const settingsOptions = () => callOptions('pipeline', 'settings', {})

/** How the team calls and orders the stages; the usual way until it has been read. */
export function usePipelineSettings(): PipelineSettings {
  return useQuery(settingsOptions()).data ?? defaultPipelineSettings
}

/** Asks for the settings before a screen needs them. */
export function prefetchPipelineSettings(): Promise<void> {
  return queryClient.prefetchQuery(settingsOptions())
}

/** Percent by stage as far as it has been read, for a screen that shows a move before the main process answers. */
export function currentProbabilities(): Record<Stage, number> {
  return stageProbabilities(queryClient.getQueryData(settingsOptions().queryKey) ?? defaultPipelineSettings)
}
