import { QueryClient, queryOptions } from '@tanstack/react-query'
import type { EventMessage } from '#shared/ipc/channels.ts'
import type { Call, InputOf, OutputOf } from '#shared/ipc/contract.ts'
import { indexNews } from '#shared/ipc/events.ts'
import type { FeatureName, Registry } from '#shared/ipc/registry.ts'
import { AppError, type Result } from '#shared/ipc/result.ts'
import { api, ask } from './client.ts'
import { markStale, onStale } from './news.ts'

/** Server data lives here and nowhere else. It is fresh until an event says otherwise, so nothing polls. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 5 * 60_000,
      networkMode: 'always',
      refetchOnWindowFocus: false,
      retry: (failures, error) => error instanceof AppError && error.code === 'internal' && failures < 1
    },
    mutations: { networkMode: 'always' }
  }
})

type CallOf<F extends FeatureName, C extends keyof Registry[F]> = Extract<Registry[F][C], Call>

/** Options for `useQuery`: `useQuery(callOptions('leads', 'list', input))`. The key is feature, call, input. */
export function callOptions<F extends FeatureName, C extends keyof Registry[F] & string>(
  feature: F,
  call: C,
  input: InputOf<CallOf<F, C>>
) {
  const send = api[feature][call] as (input: unknown) => Promise<Result<OutputOf<CallOf<F, C>>>>
  return queryOptions({ queryKey: [feature, call, input], queryFn: () => ask(send(input)) })
}

/** Which features show documents of a collection: they go stale when it changes. */
const featuresShowing: Record<string, FeatureName[]> = {
  leads: ['leads', 'scores', 'search', 'opportunities', 'contacts', 'dashboard', 'duplicates'],
  contacts: ['contacts', 'opportunities', 'duplicates', 'search'],
  duplicate_dismissals: ['duplicates'],
  opportunities: ['opportunities', 'forecast', 'search', 'dashboard'],
  activities: ['activities', 'scores', 'dashboard'],
  audit_logs: ['audit'],
  crm_activities: ['activities', 'mail', 'dashboard'],
  email_drafts: ['mail'],
  email_events: ['mail'],
  email_templates: ['templates'],
  invoices: ['invoices', 'search', 'statements'],
  bank_lines: ['statements'],
  payments: ['payments', 'monetico'],
  company_files: ['invoiceSettings'],
  notes: ['activities', 'dashboard'],
  timeline_events: ['activities', 'invoices', 'dashboard'],
  tasks: ['tasks', 'search', 'dashboard'],
  crm_settings: ['invoiceSettings', 'monetico', 'pipeline', 'scores', 'opportunities', 'forecast'],
  settings: ['pipeline', 'opportunities'],
  [indexNews]: ['diagnostics'],
  saved_views: ['views'],
  crm_users: ['users'],
  users: ['users']
}

onStale((feature) => goStale([feature]))

/** Keeps the cache true: a changed document makes what shows it stale; a reconnection makes everything stale. */
export function followChanges(message: EventMessage): void {
  if (message.name === 'data.changed') {
    markStale(featuresShowing[message.payload.collection] ?? [])
  }
  if (message.name === 'connection.changed' && message.payload.state === 'online') {
    goStale([])
  }
  // What could not be read while the server went away may be in the copy on this computer.
  if (message.name === 'connection.changed' && message.payload.state === 'offline') {
    void queryClient.invalidateQueries({ predicate: (query) => query.state.status === 'error' })
  }
}

/**
 * Reads again what is on the screen; the rest when it is shown next. An answer on its way that nobody sees yet is let
 * come, but it may be older than the change and would pass for fresh: it is made stale when it arrives.
 */
function goStale(queryKey: string[]): void {
  const coming = queryClient
    .getQueryCache()
    .findAll({ queryKey, fetchStatus: 'fetching' })
    .filter((query) => !query.isActive() || query.state.data === undefined)
  for (const { promise, queryKey } of coming) {
    const again = () => queryClient.invalidateQueries({ queryKey, exact: true })
    promise?.then(again, again)
  }
  void queryClient.invalidateQueries({ queryKey })
}
