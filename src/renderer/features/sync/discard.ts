import type { TFunction } from 'i18next'
import { api, ask } from '#renderer/api/client.ts'
import { confirm } from '#renderer/ui/confirm.store.ts'

/** Gives up a write, when the person agrees. */
export async function discardWrite(id: string, t: TFunction): Promise<void> {
  const yes = await confirm({
    title: t('sync.discard.title'),
    body: t('sync.discard.body'),
    confirm: t('sync.discard.confirm'),
    cancel: t('common.cancel'),
    danger: true
  })
  if (yes) await ask(api.outbox.discard({ id }))
}
