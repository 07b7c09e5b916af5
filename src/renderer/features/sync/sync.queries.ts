import { callOptions } from '#renderer/api/queries.ts'

/** Rows that one question asks for. */
export const pageSize = 50

export const statusOptions = callOptions('outbox', 'status', {})
export const stateOptions = callOptions('sync', 'state', {})
export const queueOptions = (limit: number) => callOptions('outbox', 'queue', { skip: 0, limit })
export const conflictOptions = (limit: number) => callOptions('outbox', 'conflicts', { skip: 0, limit })
export const logOptions = (limit: number) => callOptions('outbox', 'log', { skip: 0, limit })
