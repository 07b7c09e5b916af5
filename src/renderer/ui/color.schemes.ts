import { type Icon, IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react'
import type { Preferences } from '#shared/preferences/preference.contract.ts'

export type ColorScheme = Preferences['colorScheme']

export const colorSchemes: ColorScheme[] = ['light', 'dark', 'auto']

export const schemeIcons: Record<ColorScheme, Icon> = {
  light: IconSun,
  dark: IconMoon,
  auto: IconDeviceDesktop
}

export function readColorScheme(value: string): ColorScheme {
  return colorSchemes.find((known) => known === value) ?? 'auto'
}
