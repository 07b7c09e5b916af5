import { lazy } from 'react'
import { callOptions, queryClient } from '../api/queries.ts'

/** The code of each page; asked for twice, it is loaded once. */
const load = {
  leadList: () => import('../features/leads/LeadListPage.tsx'),
  lead: () => import('../features/leads/LeadPage.tsx'),
  pipeline: () => import('../features/pipeline/PipelinePage.tsx'),
  settings: () => import('../features/settings/SettingsPage.tsx'),
  imports: () => import('../features/imports/ImportSection.tsx'),
  diagnostics: () => import('../features/diagnostics/DiagnosticsPage.tsx'),
  palette: () => import('../features/palette/Palette.tsx')
}

export const LeadListPage = lazy(async () => ({ default: (await load.leadList()).LeadListPage }))
export const LeadPage = lazy(async () => ({ default: (await load.lead()).LeadPage }))
export const PipelinePage = lazy(async () => ({ default: (await load.pipeline()).PipelinePage }))
export const SettingsPage = lazy(async () => ({ default: (await load.settings()).SettingsPage }))
export const ImportSection = lazy(async () => ({ default: (await load.imports()).ImportSection }))
export const DiagnosticsPage = lazy(async () => ({ default: (await load.diagnostics()).DiagnosticsPage }))
export const Palette = lazy(async () => ({ default: (await load.palette()).Palette }))

/** Loads the page that the window will open on, while the main process still answers who is signed in. */
export async function preloadPage(hash: string): Promise<void> {
  const first = hash.startsWith('#/pipeline') ? load.pipeline : load.leadList
  await first().catch(leaveToTheScreen)
}

/** Asks for the data of the page that the window shows, and settles once it is asked for. */
export async function prefetchPage(hash: string): Promise<void> {
  void queryClient.prefetchQuery(callOptions('users', 'list', {}))
  const asking = hash.startsWith('#/pipeline')
    ? import('../features/pipeline/useBoard.ts').then(({ prefetchBoard }) => prefetchBoard())
    : import('../features/leads/useLeadRows.ts').then(({ prefetchLeads }) => prefetchLeads())
  await asking.catch(leaveToTheScreen)
}

/** The first page and its data go before the pages that may never be opened. */
const preloadAfterMs = 500

/** Loads every other page, and the board's data, once the window has nothing to do: going there is instant then. */
export function preloadAllPages(): () => void {
  const timer = setTimeout(() => requestIdleCallback(loadAll), preloadAfterMs)
  return () => clearTimeout(timer)
}

function loadAll(): void {
  for (const page of Object.values(load)) page().catch(leaveToTheScreen)
  void prefetchPage('#/pipeline')
}

/** Code that can't be loaded ahead is asked for again by the screen that needs it, which then tells. */
function leaveToTheScreen(): void {}
