import {
  ActionIcon,
  Button,
  Drawer,
  Input,
  InputWrapper,
  Kbd,
  Loader,
  type MantineThemeComponents,
  Menu,
  Modal,
  Notification,
  Popover,
  Tooltip
} from '@mantine/core'
import { translator } from '../i18n/translator.ts'
import classes from './theme.module.css'

/** Desktop density: 32 px controls with 13 px text. `xs` stays smaller, `md` larger. */
const controlHeights: Record<string, string> = { xs: '28px', sm: '32px', md: '36px', lg: '40px' }

function controlHeight(size: unknown): string {
  return controlHeights[String(size ?? 'sm')] ?? '32px'
}

/** Nothing moves for longer than 120 ms. */
const quick = { duration: 100 }

/** How Mantine's parts behave everywhere. */
export const components: MantineThemeComponents = {
  Button: Button.extend({
    defaultProps: { size: 'sm' },
    vars: (_theme, { size }) =>
      String(size ?? 'sm').startsWith('compact')
        ? { root: {} }
        : { root: { '--button-height': controlHeight(size), '--button-padding-x': '12px' } }
  }),
  ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray' } }),
  Input: Input.extend({
    vars: (_theme, { size }) => ({ wrapper: { '--input-height': controlHeight(size), '--input-fz': '13px' } })
  }),
  InputWrapper: InputWrapper.extend({
    defaultProps: { size: 'sm' },
    classNames: { label: classes.label, error: classes.message, description: classes.message }
  }),
  Kbd: Kbd.extend({ defaultProps: { size: 'xs' } }),
  Loader: Loader.extend({ defaultProps: { size: 'sm' } }),
  Menu: Menu.extend({
    // The placeholder is no item of a menu: screen readers would count it.
    defaultProps: { shadow: 'md', transitionProps: quick, offset: 4, withInitialFocusPlaceholder: false }
  }),
  Notification: Notification.extend({ defaultProps: { withBorder: true } }),
  Popover: Popover.extend({ defaultProps: { shadow: 'md', transitionProps: quick, offset: 4 } }),
  Modal: Modal.extend({
    classNames: {
      title: classes.modalTitle,
      content: classes.modalContent,
      header: classes.modalHeader
    },
    defaultProps: {
      centered: true,
      radius: 'lg',
      shadow: 'xl',
      transitionProps: { duration: 120, transition: 'fade' },
      overlayProps: { backgroundOpacity: 0.3 }
    }
  }),
  // Their names are asked for each time they are shown: the language may change.
  CloseButton: { defaultProps: () => ({ 'aria-label': translator.t('common.close') }) },
  InputClearButton: { defaultProps: () => ({ 'aria-label': translator.t('common.clear') }) },
  Drawer: Drawer.extend({
    classNames: { title: classes.modalTitle },
    defaultProps: { transitionProps: { duration: 140 }, overlayProps: { backgroundOpacity: 0.3 } }
  }),
  Tooltip: Tooltip.extend({
    defaultProps: { openDelay: 350, transitionProps: { duration: 80 }, fz: 'xs', offset: 6 }
  })
}
