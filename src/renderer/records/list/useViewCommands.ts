import { useTranslation } from 'react-i18next'
import { api, ask } from '#renderer/api/client.ts'
import { showDone, showError } from '#renderer/ui/toasts.tsx'
import type { Layout } from '#shared/lists/layout.schema.ts'
import type { ListFilter } from '#shared/lists/list.values.ts'
import type { View } from '#shared/views/view.contract.ts'
import type { List } from './list.store.ts'
import { currentState } from './views.ts'

type Fields = { name: string; is_shared: boolean }

/** What can be done with views. Each answers whether it was done; a refusal is told. */
export function useViewCommands<Filter extends ListFilter>(list: List<Filter>, layout: Layout) {
  const { t } = useTranslation()
  const state = () => currentState(list.store.getState(), layout)

  /** Runs a command whose answer is the view to show. */
  async function show(command: () => Promise<View>): Promise<boolean> {
    try {
      const view = await command()
      list.store.setState({ view, layout })
      return true
    } catch (error) {
      showError(error)
      return false
    }
  }

  async function remove(view: View): Promise<void> {
    try {
      await ask(api.views.remove({ _id: view._id }))
      list.store.setState(({ view: shown }) => (shown?._id === view._id ? { view: null } : {}))
      showDone(t('lists.views.deleted', { name: view.name }), () => void bringBack(view))
    } catch (error) {
      showError(error)
    }
  }

  /** Under a new id: who had it as the view to open with chooses it again. */
  function bringBack({ name, is_shared, filter, sort, layout: columns }: View): Promise<boolean> {
    const fields = { list: list.name, name, is_shared, filter, sort, layout: columns }
    return show(() => ask(api.views.create(fields)))
  }

  return {
    create: (fields: Fields) => show(() => ask(api.views.create({ list: list.name, ...fields, ...state() }))),
    change: (view: View, fields: Partial<Fields>) =>
      show(() => ask(api.views.update({ _id: view._id, ...fields }))),
    save: (view: View) => show(() => ask(api.views.update({ _id: view._id, ...state() }))),
    remove
  }
}
