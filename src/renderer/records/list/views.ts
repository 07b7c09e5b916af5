import { api } from '#renderer/api/client.ts'
import { callOptions, queryClient } from '#renderer/api/queries.ts'
import type { Layout } from '#shared/lists/layout.schema.ts'
import type { ListFilter } from '#shared/lists/list.values.ts'
import type { View, ViewState } from '#shared/views/view.contract.ts'
import { fromTheTop, type List, type ListState } from './list.store.ts'
import { nothingSelected } from './selection.ts'
import { knownFilter, sameState } from './view.state.ts'

/** Views of lists: which one is shown, and what was changed of it. */

export const defaultViews = callOptions('preferences', 'defaultViews', {})

export function viewsOf(list: string) {
  return callOptions('views', 'list', { list })
}

/** Opens a list with the view that this person chose for it. Once a session; a view that is gone opens nothing. */
export async function openList<Filter extends ListFilter>(list: List<Filter>): Promise<void> {
  if (list.store.getState().opened) return
  try {
    const wanted = (await queryClient.ensureQueryData(defaultViews))[list.name]
    const views = wanted ? await queryClient.ensureQueryData(viewsOf(list.name)) : []
    const view = views.find(({ _id }) => _id === wanted)
    if (list.store.getState().opened) return
    if (view) showView(list, view)
  } catch {
    // The list itself tells what is wrong: it asks next.
  }
  list.store.setState({ opened: true })
}

/** Shows a view, or with null everything as usual. */
export function showView<Filter extends ListFilter>(list: List<Filter>, view: View | null): void {
  list.store.setState({
    view,
    filter: view ? knownFilter(list.noFilter, view.filter) : list.noFilter,
    sort: view?.sort ?? list.usualSort,
    layout: view?.layout ?? null,
    selection: nothingSelected,
    ...fromTheTop
  })
}

/** How the list looks now, as a view keeps it. */
export function currentState<Filter extends ListFilter>(
  { filter, sort }: Pick<ListState<Filter>, 'filter' | 'sort'>,
  layout: Layout
): ViewState {
  return { filter: { ...filter } as ViewState['filter'], sort, layout }
}

/** Tells whether something was changed since the view was shown. */
export function isViewChanged<Filter extends ListFilter>(
  list: List<Filter>,
  state: Pick<ListState<Filter>, 'filter' | 'sort' | 'layout' | 'view'>
): boolean {
  const { view, filter, sort, layout } = state
  if (!view) return false
  const shown = { filter: knownFilter(list.noFilter, view.filter), sort: view.sort, layout: view.layout }
  return !sameState({ filter, sort, layout }, shown)
}

/** Makes a view the one that the list opens with; null for none. */
export function setDefaultView(list: string, view: string | null): void {
  queryClient.setQueryData(defaultViews.queryKey, (all) => {
    const { [list]: _former, ...others } = all ?? {}
    return view ? { ...others, [list]: view } : others
  })
  void api.preferences.setDefaultView({ list, view })
}
