import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { whenIdle } from '../api/idle.ts'
import classes from './Frame.module.css'
import { Overlays } from './Overlays.tsx'
import { prefetchNextPage } from './pages.ts'
import { Routes } from './Routes.tsx'
import { Sidebar } from './Sidebar.tsx'
import { StatusBar } from './StatusBar.tsx'
import { useFrameKeys } from './useFrameKeys.ts'
import { useMenuCommands } from './useMenuCommands.ts'
import { useOpened } from './useOpened.ts'
import { useStageNames } from './useStageNames.ts'

/** The signed-in window: sections at the start side, the page, the status bar below. */
export function Frame() {
  const { t } = useTranslation()
  useFrameKeys()
  useMenuCommands()
  useOpened()
  useStageNames()
  useEffect(() => whenIdle(() => void prefetchNextPage()), [])
  return (
    <div className={classes.frame}>
      <button type="button" className={classes.skip} onClick={skipToContent}>
        {t('frame.skip')}
      </button>
      <Sidebar />
      <main id="content" className={classes.page} tabIndex={-1}>
        <Routes />
      </main>
      <StatusBar />
      <Overlays />
    </div>
  )
}

function skipToContent(): void {
  document.getElementById('content')?.focus()
}
