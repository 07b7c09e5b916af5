import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { api, ask } from '#renderer/api/client.ts'
import type { Language } from '#shared/values/language.ts'

const pageSize = 50

/** Templates by name, page by page. */
export function useTemplates(language: Language | null, search: string) {
  return useInfiniteQuery({
    queryKey: ['templates', 'list', 'pages', language, search],
    initialPageParam: 0,
    queryFn: ({ pageParam }) =>
      ask(api.templates.list({ language, search, skip: pageParam, limit: pageSize })),
    getNextPageParam: (last, pages) => {
      const read = pages.reduce((sum, { rows }) => sum + rows.length, 0)
      return read < last.total && last.rows.length > 0 ? read : undefined
    },
    placeholderData: keepPreviousData
  })
}
