import type { TFunction } from 'i18next'
import { api, ask } from '#renderer/api/client.ts'
import { queryClient } from '#renderer/api/queries.ts'
import { changeSession } from '#renderer/state/session.actions.ts'
import { confirm } from '#renderer/ui/confirm.store.ts'
import { showDone } from '#renderer/ui/toasts.tsx'
import { AppError } from '#shared/ipc/result.ts'
import { stateOptions } from './sync.queries.ts'

/** Removes the copy, when the person agrees. */
export async function wipeCopy(t: TFunction): Promise<void> {
  const yes = await confirm({
    title: t('sync.device.wipeConfirm.title'),
    body: t('sync.device.wipeConfirm.body'),
    confirm: t('sync.device.wipeConfirm.confirm'),
    cancel: t('common.cancel'),
    danger: true
  })
  if (!yes) return
  queryClient.setQueryData(stateOptions.queryKey, await ask(api.sync.wipe({})))
  showDone(t('sync.device.wiped'))
}

/** Signs out and removes what this computer keeps of the person, when they agree; what was not sent is asked about once more. */
export async function forgetDevice(t: TFunction): Promise<void> {
  const yes = await confirm({
    title: t('sync.device.forgetConfirm.title'),
    body: t('sync.device.forgetConfirm.body'),
    confirm: t('sync.device.forgetConfirm.confirm'),
    cancel: t('common.cancel'),
    danger: true
  })
  if (!yes) return
  try {
    await forget(false)
  } catch (error) {
    const count = waitingOf(error)
    if (count === null) throw error
    if (await mayLose(count, t)) await forget(true)
  }
}

async function forget(drop_waiting: boolean): Promise<void> {
  await changeSession(() => api.sync.forgetDevice({ drop_waiting }))
}

function waitingOf(error: unknown): number | null {
  if (!(error instanceof AppError) || error.details.reason !== 'writes_waiting') return null
  return Number(error.details.count)
}

function mayLose(count: number, t: TFunction): Promise<boolean> {
  return confirm({
    title: t('sync.device.forgetWaiting.title'),
    body: t('sync.device.forgetWaiting.body', { count }),
    confirm: t('sync.device.forgetWaiting.confirm'),
    cancel: t('common.cancel'),
    danger: true
  })
}
