import type { FeatureHandlers } from '../ipc/router.ts'
import { openForecast, wonForecast } from './forecast.service.ts'
import { setTarget } from './forecast.targets.ts'

export const forecastHandlers: FeatureHandlers<'forecast'> = {
  open: openForecast,
  won: wonForecast,
  setTarget
}
