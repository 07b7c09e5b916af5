import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconBell, IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ErrorText } from './ErrorText.tsx'
import classes from './toasts.module.css'

/** How long Undo stays. */
export const undoMs = 8_000

type WayOut = { label: string; onClick: () => void }

/**
 * Says in words why something was refused, with an optional way out; stays until it is read. Text is said as it
 * is, for a screen that knows more than the error's code tells.
 */
export function showError(error: unknown, wayOut?: WayOut): void {
  const id = notifications.show({
    color: 'red',
    icon: <IconAlertTriangle size={16} />,
    autoClose: 12_000,
    role: 'alert',
    message: (
      <Body>
        {typeof error === 'string' ? error : <ErrorText error={error} />}
        {wayOut && <Action label={wayOut.label} onClick={() => run(id, wayOut.onClick)} />}
      </Body>
    )
  })
}

/** What Ctrl/Cmd+Z takes back: the last thing that is still offered. */
let offered: { id: string; undo: () => void } | null = null

/** Takes back what the last toast offers to; false when none does. */
export function undoLast(): boolean {
  if (!offered) return false
  run(offered.id, offered.undo)
  return true
}

/**
 * Says that something is done. With `undo` it offers to take it back for eight seconds. While a toast `as` stands, the same
 * is not said again. `next` is what may follow.
 */
export function showDone(message: string, undo?: () => void, as?: string, next?: WayOut): void {
  const id = notifications.show({
    ...(as && { id: as }),
    onClose: () => {
      if (offered?.id === id) offered = null
    },
    color: 'teal',
    icon: <IconCheck size={16} />,
    autoClose: undo ? undoMs : 3_000,
    role: 'status',
    message: (
      <Body>
        <span>{message}</span>
        {next && <Action label={next.label} onClick={() => run(id, next.onClick)} />}
        {undo && <UndoAction onClick={() => run(id, undo)} />}
      </Body>
    )
  })
  if (undo) offered = { id, undo }
}

/** Tells of something with a way to go on, and stays until it is read. */
export function showNotice(message: string, ways: WayOut[]): void {
  const id = notifications.show({
    icon: <IconBell size={16} />,
    autoClose: false,
    role: 'status',
    message: (
      <Body>
        {message}
        {ways.map(({ label, onClick }) => (
          <Action key={label} label={label} onClick={() => run(id, onClick)} />
        ))}
      </Body>
    )
  })
}

function run(id: string, action: () => void): void {
  if (offered?.id === id) offered = null
  notifications.hide(id)
  action()
}

function Body({ children }: { children: React.ReactNode }) {
  return (
    <div className={classes.body} dir="auto">
      {children}
    </div>
  )
}

function UndoAction({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation()
  return <Action label={t('common.undo')} onClick={onClick} />
}

function Action({ label, onClick }: WayOut) {
  return (
    <Button size="compact-sm" variant="default" onClick={onClick}>
      {label}
    </Button>
  )
}
