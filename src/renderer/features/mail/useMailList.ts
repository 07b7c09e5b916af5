import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { api, ask } from '#renderer/api/client.ts'
import type { InputOf } from '#shared/ipc/contract.ts'
import type { MailFolder, mailContract } from '#shared/mail/mail.contract.ts'

type Skip = InputOf<typeof mailContract.list>['skip']

/** The mails of a folder, newest first; older pages come as they are scrolled to. */
export function useMailList(folder: Exclude<MailFolder, 'drafts'>, search: string) {
  return useInfiniteQuery({
    queryKey: ['mail', 'list', 'pages', folder, search],
    initialPageParam: undefined as Skip,
    queryFn: ({ pageParam }) => ask(api.mail.list({ folder, search, skip: pageParam })),
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData
  })
}
