import { IconTableImport } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useMay } from '#renderer/state/session.store.ts'
import { showError } from '#renderer/ui/toasts.tsx'
import { takeDropped } from './import.start.ts'
import { refusalText } from './import.words.ts'
import classes from './LeadFileDrop.module.css'

/** A file that is dragged over the window begins an import where it is dropped. The button does the same without a mouse. */
export function LeadFileDrop() {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const mayWrite = useMay('sales')
  const isOver = useFileDrag(mayWrite, async (file) => {
    try {
      await takeDropped(file)
      navigate('/leads/import')
    } catch (error) {
      showError(refusalText(t, error) ?? error)
    }
  })
  if (!isOver) return null
  return (
    <div className={classes.cover} data-testid="file-drop">
      <p className={classes.words}>
        <IconTableImport size={22} stroke={1.6} aria-hidden />
        {t('leadImports.file.drop')}
      </p>
    </div>
  )
}

/** Tells whether a file is over the window; what is dropped goes to `onDrop`. */
function useFileDrag(enabled: boolean, onDrop: (file: File) => void): boolean {
  const [isOver, setIsOver] = useState(false)
  const dropped = useRef(onDrop)
  dropped.current = onDrop
  useEffect(() => {
    if (!enabled) return
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      setIsOver(true)
    }
    // Only when it leaves the window: between its parts it comes right back.
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false)
    }
    const drop = (event: DragEvent) => {
      setIsOver(false)
      const file = event.dataTransfer?.files[0]
      if (!file) return
      event.preventDefault()
      dropped.current(file)
    }
    const listeners = { dragenter: over, dragover: over, dragleave: leave, drop }
    const entries = Object.entries(listeners) as [keyof typeof listeners, (event: DragEvent) => void][]
    for (const [name, listener] of entries) window.addEventListener(name, listener)
    return () => {
      for (const [name, listener] of entries) window.removeEventListener(name, listener)
    }
  }, [enabled])
  return isOver
}
