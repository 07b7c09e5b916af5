import { type CSSVariablesResolver, createTheme } from '@mantine/core'
import { accent, dark, gray, red } from './colors.ts'
import { components } from './theme.components.ts'

/** Latin comes from Inter, Hebrew from Heebo; both are bundled, nothing is fetched. */
const fontFamily = "'Inter Variable', 'Heebo Variable', system-ui, sans-serif"

/** Type, space and colour of the whole window (design.md). */
export const theme = createTheme({
  colors: { accent, gray, dark, red },
  primaryColor: 'accent',
  primaryShade: 6,
  black: '#1d1d25',
  defaultRadius: 'md',
  radius: { xs: '3px', sm: '4px', md: '6px', lg: '10px', xl: '14px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  fontFamily,
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.45', xl: '1.3' },
  headings: { fontFamily, fontWeight: '600' },
  shadows: {
    xs: '0 1px 2px rgb(18 18 30 / 0.06)',
    sm: '0 1px 2px rgb(18 18 30 / 0.06), 0 2px 6px rgb(18 18 30 / 0.06)',
    md: '0 2px 4px rgb(18 18 30 / 0.05), 0 8px 24px rgb(18 18 30 / 0.12)',
    lg: '0 4px 8px rgb(18 18 30 / 0.06), 0 16px 40px rgb(18 18 30 / 0.18)',
    xl: '0 8px 16px rgb(18 18 30 / 0.08), 0 24px 64px rgb(18 18 30 / 0.24)'
  },
  fontWeights: { regular: '400', medium: '500', bold: '600' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components
})

/**
 * Colours by their place: `sunken` lies behind (sidebar, board), `raised` lies on top (cards, menus), `line` is
 * the quiet border, `hover` and `selected` are rows, `late` is what needs somebody. Everything else uses Mantine's own
 * names.
 */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--carmel-sunken': '#f6f6f8',
    '--carmel-raised': '#ffffff',
    '--carmel-line': '#e8e8ed',
    '--carmel-hover': 'rgb(29 29 50 / 0.04)',
    '--carmel-pressed': 'rgb(29 29 50 / 0.075)',
    '--carmel-selected': '#eff0fd',
    '--carmel-late': '#b3261e',
    '--carmel-late-tint': '#fdeceb',
    '--carmel-focus': 'var(--mantine-color-accent-5)',
    '--mantine-color-default-border': 'var(--mantine-color-gray-3)',
    '--mantine-color-default-hover': 'var(--mantine-color-gray-1)',
    '--mantine-color-placeholder': '#737380',
    '--mantine-color-error': '#c42b2b'
  },
  dark: {
    '--carmel-sunken': '#141418',
    '--carmel-raised': '#222228',
    '--carmel-line': '#2a2a32',
    '--carmel-hover': 'rgb(255 255 255 / 0.04)',
    '--carmel-pressed': 'rgb(255 255 255 / 0.08)',
    '--carmel-selected': '#2a2b45',
    '--carmel-late': '#ff9d94',
    '--carmel-late-tint': '#3d2423',
    '--carmel-focus': 'var(--mantine-color-accent-4)',
    '--mantine-color-default-color': 'var(--mantine-color-dark-0)',
    '--mantine-color-bright': '#f6f6f9',
    '--mantine-color-anchor': 'var(--mantine-color-accent-3)',
    '--mantine-color-error': '#ff8a84'
  }
})
