import type { ReactNode } from 'react'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { Logo } from './Logo.tsx'
import classes from './StartLayout.module.css'
import { ThemeSwitch } from './ThemeSwitch.tsx'

type Props = {
  title: string
  /** What this step is about, below the title. */
  subtitle?: ReactNode
  children: ReactNode
  /** Quiet ways out, below. */
  foot?: ReactNode
}

/** The steps before the frame: one column in the middle of the window, language and theme right there. */
export function StartLayout({ title, subtitle, children, foot }: Props) {
  return (
    <div className={classes.screen}>
      <div className={classes.switches}>
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
      <main className={classes.column}>
        <Logo size={44} />
        <h1 className={classes.title}>{title}</h1>
        {subtitle && <p className={classes.subtitle}>{subtitle}</p>}
        <div className={classes.body}>{children}</div>
        {foot && <div className={classes.foot}>{foot}</div>}
      </main>
    </div>
  )
}
