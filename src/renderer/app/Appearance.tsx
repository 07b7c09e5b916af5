import { DirectionContext, MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { type ReactNode, useMemo } from 'react'
import { I18nextProvider } from 'react-i18next'
import { directionOf } from '#shared/values/language.ts'
import { translator } from '../i18n/translator.ts'
import { usePreferences } from '../state/preferences.store.ts'
import { useFirstIdle } from '../ui/useFirstIdle.ts'
import classes from './Appearance.module.css'
import { createColorSchemeManager } from './colorScheme.ts'
import { cssVariables, theme } from './theme.ts'

const colorSchemeManager = createColorSchemeManager()

/** Language, direction, theme and toasts. The direction is derived from the language: both change in one render. */
export function Appearance({ children }: { children: ReactNode }) {
  const direction = directionOf(usePreferences((preferences) => preferences.language))
  const context = useMemo(
    () => ({ dir: direction, toggleDirection: () => {}, setDirection: () => {} }),
    [direction]
  )
  return (
    <I18nextProvider i18n={translator}>
      <DirectionContext value={context}>
        <MantineProvider
          theme={theme}
          cssVariablesResolver={cssVariables}
          colorSchemeManager={colorSchemeManager}
          defaultColorScheme="auto"
        >
          {children}
          <Toasts direction={direction} />
        </MantineProvider>
      </DirectionContext>
    </I18nextProvider>
  )
}

/** No part of the first paint: what is told before waits in the library's own queue. */
function Toasts({ direction }: { direction: 'ltr' | 'rtl' }) {
  const isIdle = useFirstIdle()
  if (!isIdle) return null
  return (
    <Notifications
      className={classes.toasts}
      position={direction === 'rtl' ? 'bottom-left' : 'bottom-right'}
      containerWidth={380}
      transitionDuration={120}
      limit={4}
    />
  )
}
